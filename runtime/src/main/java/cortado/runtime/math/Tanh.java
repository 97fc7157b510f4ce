package cortado.runtime.math;

import static jdk.incubator.vector.VectorOperators.FMA;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;

/**
 * The hyperbolic tangent: {@code x + x u p(u)} with {@code u = x^2} near zero, {@code 1 - 2 / (e^(2x) + 1)} elsewhere.
 */
public final class Tanh {
    /** Sizes below this use the polynomial. */
    private static final float NEAR = 1;
    /** From here on the result is 1. */
    private static final float GREATEST = 10;

    // The coefficients of p leave a relative error below 2^-27 (Remez).
    private static final float P0 = -0.33333296f;
    private static final float P1 = 0.13332345f;
    private static final float P2 = -0.05387981f;
    private static final float P3 = 0.02148667f;
    private static final float P4 = -0.007946124f;
    private static final float P5 = 0.0023013765f;
    private static final float P6 = -0.0003584552f;

    private Tanh() {}

    /** Returns {@code tanh(x)}. */
    public static float tanh(float x) {
        float size = Math.abs(x);
        return Math.copySign(size < NEAR ? near(size) : far(size), x);
    }

    /** Returns {@code tanh(x)} in every lane, with the bits of {@link #tanh(float)}. */
    public static FloatVector tanh(FloatVector x) {
        FloatVector size = x.abs();
        FloatVector bounded = size.blend(GREATEST, size.compare(GT, GREATEST));
        FloatVector twice = bounded.add(bounded);
        FloatVector shifted = twice.fma(Reduction.LOG2_E, Reduction.ROUND);
        FloatVector r = Reduction.rest(twice, shifted.sub(Reduction.ROUND));
        FloatVector w = r.mul(r).fma(Reduction.q(r), r);
        FloatVector s = shifted.reinterpretAsInts().lanewise(LSHL, 23).add(Reduction.ONE).reinterpretAsFloats();
        FloatVector two = FloatVector.broadcast(x.species(), 2);
        FloatVector far = two.div(s.fma(w, s.add(1))).neg().add(1);
        FloatVector u = size.mul(size);
        FloatVector high = u.fma(P6, P5).lanewise(FMA, u, P4).lanewise(FMA, u, P3);
        FloatVector p = high.lanewise(FMA, u, P2).lanewise(FMA, u, P1).lanewise(FMA, u, P0);
        FloatVector near = u.mul(p).fma(size, size);
        IntVector sign = x.reinterpretAsInts().and(Integer.MIN_VALUE);
        return far.blend(near, size.compare(LT, NEAR)).reinterpretAsInts().or(sign).reinterpretAsFloats();
    }

    /**
     * Stores {@code tanh(x)} of {@code length} elements, with the bits of {@link #tanh(float)}; x and y may be the
     * same.
     */
    public static void tanh(float[] x, int from, float[] y, int to, int length) {
        int end = Species.PREFERRED.loopBound(length);
        for (int i = 0; i < end; i += Species.PREFERRED.length()) {
            tanh(FloatVector.fromArray(Species.PREFERRED, x, from + i)).intoArray(y, to + i);
        }
        for (int i = end; i < length; i++) {
            y[to + i] = tanh(x[from + i]);
        }
    }

    /** Returns {@code tanh(x)} in double precision. */
    public static double tanh(double x) {
        return StrictMath.tanh(x);
    }

    private static float near(float size) {
        float u = size * size;
        float high = Math.fma(Math.fma(Math.fma(P6, u, P5), u, P4), u, P3);
        float p = Math.fma(Math.fma(Math.fma(high, u, P2), u, P1), u, P0);
        return Math.fma(u * p, size, size);
    }

    /** {@code 1 - 2 / (s (1 + w) + 1)} with {@code s = 2^n}. */
    private static float far(float size) {
        float bounded = size > GREATEST ? GREATEST : size;
        float twice = bounded + bounded;
        float shifted = Math.fma(twice, Reduction.LOG2_E, Reduction.ROUND);
        float w = Reduction.fraction(Reduction.rest(twice, shifted - Reduction.ROUND));
        float s = Reduction.power(Float.floatToRawIntBits(shifted));
        return 1 - 2 / Math.fma(s, w, s + 1);
    }
}
