package cortado.runtime.math;

import static jdk.incubator.vector.VectorOperators.FMA;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;

/**
 * The error function {@code erf(x) = 2/sqrt(pi) * integral from 0 to x of exp(-t^2)}: {@code x + x p(x^2)} near zero,
 * {@code 1 - e^l(x)} elsewhere, with polynomials p and l.
 */
public final class Erf {
    /** Sizes below this use p. */
    private static final float NEAR = 1;
    /** From here on the result is 1. */
    private static final float GREATEST = 4;

    // The coefficients of p leave a relative error below 2^-29 (Remez).
    private static final float P0 = 0.12837917f;
    private static final float P1 = -0.37612626f;
    private static final float P2 = 0.112835854f;
    private static final float P3 = -0.026853811f;
    private static final float P4 = 0.0051883273f;
    private static final float P5 = -0.00080101914f;
    private static final float P6 = 7.853854e-5f;

    // The coefficients of l, the logarithm of 1 - erf, leave an error of erf below 2^-29 (Remez).
    private static final float L0 = -0.00017749748f;
    private static final float L1 = -1.1277496f;
    private static final float L2 = -0.6370598f;
    private static final float L3 = -0.10403733f;
    private static final float L4 = 0.022277072f;
    private static final float L5 = -0.0030556032f;
    private static final float L6 = 0.0001971812f;

    /** 2/sqrt(pi), the slope at zero. */
    private static final double SLOPE = 1.1283791670955126;
    /** From here on {@code 1 - erfc} is used: erfc is so small that its own error hardly counts. */
    private static final double TAIL = 2.5;
    /**
     * Stores {@code erf(x)} of {@code length} elements, with the bits of {@link #erf(float)}; x and y may be the
     * same.
     */
    public static void erf(float[] x, int from, float[] y, int to, int length) {
        int end = Species.PREFERRED.loopBound(length);
        for (int i = 0; i < end; i += Species.PREFERRED.length()) {
            erf(FloatVector.fromArray(Species.PREFERRED, x, from + i)).intoArray(y, to + i);
        }
        for (int i = end; i < length; i++) {
            y[to + i] = erf(x[from + i]);
        }
    }

    /** From here on erf rounds to one in double precision. */
    private static final double ONE = 6;
    private static final int FRACTION_LEVELS = 60;

    private Erf() {}

    /** Returns {@code erf(x)}. */
    public static float erf(float x) {
        float size = Math.abs(x);
        float far = far(size);
        return size < NEAR ? near(x) : x < 0 ? -far : far;
    }

    /** Returns {@code erf(x)} in every lane, with the bits of {@link #erf(float)}. */
    public static FloatVector erf(FloatVector x) {
        FloatVector size = x.abs();
        FloatVector z = size.blend(GREATEST, size.compare(GT, GREATEST));
        FloatVector top = z.fma(L6, L5).lanewise(FMA, z, L4).lanewise(FMA, z, L3);
        FloatVector slope = top.lanewise(FMA, z, L2).lanewise(FMA, z, L1);
        FloatVector exponent = slope.lanewise(FMA, z, L0);
        FloatVector lost = slope.fma(z, exponent.neg()).add(L0);
        FloatVector shifted = exponent.fma(Reduction.LOG2_E, Reduction.ROUND);
        FloatVector r = Reduction.rest(exponent, shifted.sub(Reduction.ROUND)).add(lost);
        FloatVector w = r.mul(r).fma(Reduction.q(r), r);
        FloatVector s = shifted.reinterpretAsInts().lanewise(LSHL, 23).add(Reduction.ONE).reinterpretAsFloats();
        FloatVector far = s.fma(w, s).neg().add(1);
        FloatVector u = x.mul(x);
        FloatVector high = u.fma(P6, P5).lanewise(FMA, u, P4).lanewise(FMA, u, P3);
        FloatVector near = high.lanewise(FMA, u, P2).lanewise(FMA, u, P1).lanewise(FMA, u, P0).fma(x, x);
        return far.blend(far.neg(), x.compare(LT, 0)).blend(near, size.compare(LT, NEAR));
    }

    private static float near(float x) {
        float u = x * x;
        float high = Math.fma(Math.fma(Math.fma(P6, u, P5), u, P4), u, P3);
        return Math.fma(Math.fma(Math.fma(Math.fma(high, u, P2), u, P1), u, P0), x, x);
    }

    private static float far(float size) {
        float z = size > GREATEST ? GREATEST : size;
        float high = Math.fma(Math.fma(Math.fma(L6, z, L5), z, L4), z, L3);
        float slope = Math.fma(Math.fma(high, z, L2), z, L1);
        float exponent = Math.fma(slope, z, L0);
        float lost = Math.fma(slope, z, -exponent) + L0;
        float shifted = Math.fma(exponent, Reduction.LOG2_E, Reduction.ROUND);
        float w = Reduction.fraction(Reduction.rest(exponent, shifted - Reduction.ROUND) + lost);
        float s = Reduction.power(Float.floatToRawIntBits(shifted));
        return 1 - Math.fma(s, w, s);
    }

    /** Returns {@code erf(x)} in double precision, with a relative error below 1e-15. */
    public static double erf(double x) {
        double size = Math.abs(x);
        if (size >= ONE) {
            return Math.copySign(1, x);
        }
        return size < TAIL ? series(x) : Math.copySign(1 - complement(size), x);
    }

    /**
     * {@code 2/sqrt(pi) exp(-x^2) * sum over n of 2^n x^(2n+1) / (1*3*...*(2n+1))}: all terms have one sign, so nothing
     * cancels (Abramowitz and Stegun, 7.1.6).
     */
    private static double series(double x) {
        double term = x;
        double sum = x;
        for (int odd = 3; Math.abs(term) > 1e-18 * Math.abs(sum); odd += 2) {
            term *= 2 * x * x / odd;
            sum += term;
        }
        return SLOPE * StrictMath.exp(-x * x) * sum;
    }

    /**
     * {@code erfc(x) = exp(-x^2)/sqrt(pi) * 1/(x + (1/2)/(x + 1/(x + (3/2)/(x + ...))))} (Abramowitz and Stegun,
     * 7.1.14).
     */
    private static double complement(double x) {
        double fraction = x;
        for (int level = FRACTION_LEVELS; level > 0; level--) {
            fraction = x + level / 2.0 / fraction;
        }
        return SLOPE / 2 * StrictMath.exp(-x * x) / fraction;
    }
}
