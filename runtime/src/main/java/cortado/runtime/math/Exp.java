package cortado.runtime.math;

import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;

/** The exponential function {@code e^x = 2^n e^r}, see {@link Reduction}. */
public final class Exp {
    /** Above this the result is infinite. */
    private static final float GREATEST = 89;
    /** Below this the result is zero. */
    private static final float LEAST = -104;

    private Exp() {}

    /** Returns {@code e^x}. */
    public static float exp(float x) {
        float capped = x > GREATEST ? GREATEST : x;
        float bounded = capped < LEAST ? LEAST : capped;
        float shifted = Math.fma(bounded, Reduction.LOG2_E, Reduction.ROUND);
        float r = Reduction.rest(bounded, shifted - Reduction.ROUND);
        // What the sum's rounding loses is added to the smaller term.
        float sum = 1 + r;
        float lost = 1 - sum + r;
        float power = sum + Math.fma(r * r, Reduction.q(r), lost);
        // 2^n in two steps: n goes from -150 to 128, beyond the exponents of a float.
        int n = Float.floatToRawIntBits(shifted);
        int half = n >> 1;
        return power * Reduction.power(half) * Reduction.power(n - half);
    }

    /** Returns {@code e^x} in every lane, with the bits of {@link #exp(float)}. */
    public static FloatVector exp(FloatVector x) {
        FloatVector capped = x.blend(GREATEST, x.compare(GT, GREATEST));
        FloatVector bounded = capped.blend(LEAST, capped.compare(LT, LEAST));
        FloatVector shifted = bounded.fma(Reduction.LOG2_E, Reduction.ROUND);
        FloatVector r = Reduction.rest(bounded, shifted.sub(Reduction.ROUND));
        FloatVector q = Reduction.q(r);
        FloatVector sum = r.add(1);
        FloatVector lost = sum.neg().add(1).add(r);
        FloatVector power = sum.add(r.mul(r).fma(q, lost));
        IntVector n = shifted.reinterpretAsInts();
        IntVector half = n.lanewise(ASHR, 1);
        return power.mul(half.lanewise(LSHL, 23).add(Reduction.ONE).reinterpretAsFloats())
                .mul(n.sub(half).lanewise(LSHL, 23).add(Reduction.ONE).reinterpretAsFloats());
    }

    /** Stores {@code e^x} of {@code length} elements, with the bits of {@link #exp(float)}; x and y may be the same. */
    public static void exp(float[] x, int from, float[] y, int to, int length) {
        int end = Species.PREFERRED.loopBound(length);
        for (int i = 0; i < end; i += Species.PREFERRED.length()) {
            exp(FloatVector.fromArray(Species.PREFERRED, x, from + i)).intoArray(y, to + i);
        }
        for (int i = end; i < length; i++) {
            y[to + i] = exp(x[from + i]);
        }
    }

    /** Returns {@code e^x} in double precision. */
    public static double exp(double x) {
        return StrictMath.exp(x);
    }
}
