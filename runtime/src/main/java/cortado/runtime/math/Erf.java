package cortado.runtime.math;

import jdk.incubator.vector.FloatVector;

/** The error function {@code erf(x) = 2/sqrt(pi) * integral from 0 to x of exp(-t^2)}. */
public final class Erf {
    /** 2/sqrt(pi), the slope at zero. */
    private static final double SLOPE = 1.1283791670955126;
    /** From here on {@code 1 - erfc} is used: erfc is so small that its own error hardly counts. */
    private static final double TAIL = 2.5;
    /** From here on erf rounds to one in double precision. */
    private static final double ONE = 6;
    private static final int FRACTION_LEVELS = 60;

    private Erf() {}

    /** Returns {@code erf(x)}. */
    public static float erf(float x) {
        return (float) erf((double) x);
    }

    /** Returns {@code erf(x)} in every lane, with the bits of {@link #erf(float)}. */
    public static FloatVector erf(FloatVector x) {
        float[] lanes = x.toArray();
        for (int i = 0; i < lanes.length; i++) {
            lanes[i] = erf(lanes[i]);
        }
        return FloatVector.fromArray(x.species(), lanes, 0);
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
     * {@code erfc(x) = exp(-x^2)/sqrt(pi) * 1/(x + (1/2)/(x + 1/(x + (3/2)/(x + ...))))} (Abramowitz and Stegun, 7.1.14).
     */
    private static double complement(double x) {
        double fraction = x;
        for (int level = FRACTION_LEVELS; level > 0; level--) {
            fraction = x + level / 2.0 / fraction;
        }
        return SLOPE / 2 * StrictMath.exp(-x * x) / fraction;
    }
}
