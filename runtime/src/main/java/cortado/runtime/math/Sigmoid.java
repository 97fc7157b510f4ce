package cortado.runtime.math;

import static jdk.incubator.vector.VectorOperators.FMA;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;

import jdk.incubator.vector.FloatVector;

/**
 * The logistic function {@code 1 / (1 + e^-x)}.
 *
 * <p>With {@code z = -|x|} both branches come from {@code e^z / (1 + e^z)}, which cannot overflow, and one minus it.
 * The rounding errors of the sums are kept, and one step of Newton's method corrects the quotient.
 */
public final class Sigmoid {
    /** Beyond this size the result is 0 or 1. */
    private static final float GREATEST = 104;
    /** The bits of 2^64: {@code e^z} is kept so many times as large as it is, lest it be subnormal. */
    private static final int LIFT = 0x5f800000;

    private static final float UNLIFT = 0x1p-64f;

    private Sigmoid() {}

    /** Returns {@code 1 / (1 + e^-x)}. */
    public static float sigmoid(float x) {
        float size = Math.abs(x);
        float z = -(size > GREATEST ? GREATEST : size);
        float shifted = Math.fma(z, Reduction.LOG2_E, Reduction.ROUND);
        float n = shifted - Reduction.ROUND;
        float r = Reduction.rest(z, n);
        float w = Reduction.fraction(r);
        float s = Float.intBitsToFloat((Float.floatToRawIntBits(shifted) << 23) + LIFT);
        // e^z = 2^n (m + lost)
        float m = 1 + w;
        float lost = 1 - m + w + Reduction.restError(z, n, r);
        float divisor = Math.fma(m * s, UNLIFT, 1);
        float divisorLost = Math.fma(lost * s, UNLIFT, Math.fma(m * s, UNLIFT, 1 - divisor));
        float inverse = 1 / divisor;
        float quotient = m * inverse;
        float missing = Math.fma(-divisorLost, quotient, Math.fma(-divisor, quotient, m)) + lost;
        float negative = Math.fma(missing, inverse, quotient) * s * UNLIFT;
        return x > 0 ? 1 - negative : negative;
    }

    /** Returns {@code 1 / (1 + e^-x)} in every lane, with the bits of {@link #sigmoid(float)}. */
    public static FloatVector sigmoid(FloatVector x) {
        FloatVector size = x.abs();
        FloatVector z = size.blend(GREATEST, size.compare(GT, GREATEST)).neg();
        FloatVector shifted = z.fma(Reduction.LOG2_E, Reduction.ROUND);
        FloatVector n = shifted.sub(Reduction.ROUND);
        FloatVector r = Reduction.rest(z, n);
        FloatVector w = r.mul(r).fma(Reduction.q(r), r);
        FloatVector error = Reduction.restError(z, n, r);
        FloatVector s = shifted.reinterpretAsInts().lanewise(LSHL, 23).add(LIFT).reinterpretAsFloats();
        FloatVector one = FloatVector.broadcast(x.species(), 1);
        FloatVector m = w.add(1);
        FloatVector lost = one.sub(m).add(w).add(error);
        FloatVector divisor = m.mul(s).fma(UNLIFT, 1);
        FloatVector sumLost = m.mul(s).lanewise(FMA, UNLIFT, one.sub(divisor));
        FloatVector divisorLost = lost.mul(s).lanewise(FMA, UNLIFT, sumLost);
        FloatVector inverse = one.div(divisor);
        FloatVector quotient = m.mul(inverse);
        FloatVector missing = divisorLost.neg().fma(quotient, divisor.neg().fma(quotient, m)).add(lost);
        FloatVector negative = missing.fma(inverse, quotient).mul(s).mul(UNLIFT);
        return negative.blend(one.sub(negative), x.compare(GT, 0));
    }

    /**
     * Stores {@code 1 / (1 + e^-x)} of {@code length} elements, with the bits of {@link #sigmoid(float)}; x and y may
     * be the same.
     */
    public static void sigmoid(float[] x, int from, float[] y, int to, int length) {
        int end = Species.PREFERRED.loopBound(length);
        for (int i = 0; i < end; i += Species.PREFERRED.length()) {
            sigmoid(FloatVector.fromArray(Species.PREFERRED, x, from + i)).intoArray(y, to + i);
        }
        for (int i = end; i < length; i++) {
            y[to + i] = sigmoid(x[from + i]);
        }
    }

    /** Returns {@code 1 / (1 + e^-x)} in double precision. */
    public static double sigmoid(double x) {
        double e = StrictMath.exp(-Math.abs(x));
        return x > 0 ? 1 / (1 + e) : e / (1 + e);
    }
}
