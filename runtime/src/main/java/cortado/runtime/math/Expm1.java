package cortado.runtime.math;

import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;

/**
 * The function {@code e^x - 1}, which keeps its precision near zero: {@code 2 ((s - 1/2) + s r + s r^2 q(r))} with
 * {@code s = 2^(n-1)}, see {@link Reduction}.
 */
public final class Expm1 {
    /** Above this the result is infinite. */
    private static final float GREATEST = 89;
    /** Below this the result is -1. */
    private static final float LEAST = -18;
    /** Below this size the result is x. */
    private static final float TINY = 0x1p-25f;
    /** The bits of 1/2. */
    private static final int HALF = 0x3f000000;

    private Expm1() {}

    /** Returns {@code e^x - 1}. */
    public static float expm1(float x) {
        float capped = x > GREATEST ? GREATEST : x;
        float bounded = capped < LEAST ? LEAST : capped;
        float shifted = Math.fma(bounded, Reduction.LOG2_E, Reduction.ROUND);
        float n = shifted - Reduction.ROUND;
        float r = Reduction.rest(bounded, n);
        float rest = Math.fma(r * r, Reduction.q(r), Reduction.restError(bounded, n, r));
        float s = Float.intBitsToFloat((Float.floatToRawIntBits(shifted) << 23) + HALF);
        float base = s - 0.5f;
        // What rounding takes from base and sum is added to the smaller terms.
        float sum = Math.fma(r, s, base);
        float lost = Math.fma(r, s, base - sum) + (s - base - 0.5f);
        float half = sum + Math.fma(rest, s, lost);
        return Math.abs(x) < TINY ? x : half + half;
    }

    /** Returns {@code e^x - 1} in every lane, with the bits of {@link #expm1(float)}. */
    public static FloatVector expm1(FloatVector x) {
        FloatVector capped = x.blend(GREATEST, x.compare(GT, GREATEST));
        FloatVector bounded = capped.blend(LEAST, capped.compare(LT, LEAST));
        FloatVector shifted = bounded.fma(Reduction.LOG2_E, Reduction.ROUND);
        FloatVector n = shifted.sub(Reduction.ROUND);
        FloatVector r = Reduction.rest(bounded, n);
        FloatVector rest = r.mul(r).fma(Reduction.q(r), Reduction.restError(bounded, n, r));
        FloatVector s = shifted.reinterpretAsInts().lanewise(LSHL, 23).add(HALF).reinterpretAsFloats();
        FloatVector base = s.sub(0.5f);
        FloatVector sum = r.fma(s, base);
        FloatVector lost = r.fma(s, base.sub(sum)).add(s.sub(base).sub(0.5f));
        FloatVector half = sum.add(rest.fma(s, lost));
        return half.add(half).blend(x, x.abs().compare(LT, TINY));
    }

    /**
     * Stores {@code e^x - 1} of {@code length} elements, with the bits of {@link #expm1(float)}; x and y may be the
     * same.
     */
    public static void expm1(float[] x, int from, float[] y, int to, int length) {
        int end = Species.PREFERRED.loopBound(length);
        for (int i = 0; i < end; i += Species.PREFERRED.length()) {
            expm1(FloatVector.fromArray(Species.PREFERRED, x, from + i)).intoArray(y, to + i);
        }
        for (int i = end; i < length; i++) {
            y[to + i] = expm1(x[from + i]);
        }
    }

    /** Returns {@code e^x - 1} in double precision. */
    public static double expm1(double x) {
        return StrictMath.expm1(x);
    }
}
