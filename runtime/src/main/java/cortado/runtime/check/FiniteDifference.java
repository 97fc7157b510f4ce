package cortado.runtime.check;

import java.util.function.DoubleUnaryOperator;

/**
 * Derivatives from five points: {@code f'(0) = (8 (f(h) - f(-h)) - (f(2h) - f(-2h))) / (12 h)}, wrong by {@code h^4
 * f'''''/30} and by the rounding of f divided by h (Abramowitz and Stegun, table 25.2).
 *
 * @param estimate of the derivative, the nearest to the one that is checked
 * @param roughness how far the function is from a smooth one, in units of the derivative; 0 where the estimate fits
 */
record FiniteDifference(double estimate, double roughness) {
    /**
     * Steps in the order in which they are tried; powers of two, so that {@code w + h} is exact for a float w. Small
     * ones step around kinks that are near, large ones drown the rounding of large losses.
     */
    private static final double[] STEPS = {0x1p-10, 0x1p-13, 0x1p-16, 0x1p-7, 0x1p-19, 0x1p-4};
    /** Steps at which a smooth function is all but a straight line. */
    private static final double[] SMALL_STEPS = {0x1p-16, 0x1p-19};
    /** An error of this many roughnesses may come from kinks. */
    private static final double DOUBT = 10;

    /**
     * Estimates a derivative that is to be checked. Trying several steps cannot make a wrong derivative right: each
     * estimate is of the true one.
     *
     * @param function the change of the argument to the value
     * @param tolerance the relative error at which to stop trying
     */
    static FiniteDifference nearest(DoubleUnaryOperator function, double derivative, double tolerance) {
        double best = Double.NaN;
        for (double step : STEPS) {
            double estimate = estimate(function, step);
            if (!(Math.abs(estimate - derivative) >= Math.abs(best - derivative))) {
                best = estimate;
            }
            if (Math.abs(best - derivative) <= tolerance * scale(derivative)) {
                return new FiniteDifference(best, 0);
            }
        }
        return new FiniteDifference(best, roughness(function));
    }

    /** What errors of a derivative are measured in. */
    static double scale(double derivative) {
        return Math.max(1, Math.abs(derivative));
    }

    /**
     * Whether a derivative is wrong by no more than kinks, or the rounding of the function, can make it seem. Where
     * the function is smooth, that is next to nothing.
     */
    boolean doubts(double derivative) {
        return roughness > 0 && Math.abs(estimate - derivative) <= DOUBT * roughness;
    }

    private static double estimate(DoubleUnaryOperator f, double h) {
        double near = f.applyAsDouble(h) - f.applyAsDouble(-h);
        double far = f.applyAsDouble(2 * h) - f.applyAsDouble(-2 * h);
        return (8 * near - far) / (12 * h);
    }

    /**
     * The odd and the even part of what no parabola explains among five points: {@code h^2 f'''/2} and {@code h^3
     * f''''/12} where the function is smooth, a share of the jump of f' where it has a kink.
     */
    private static double roughness(DoubleUnaryOperator f) {
        double middle = f.applyAsDouble(0);
        double roughness = 0;
        for (double h : SMALL_STEPS) {
            double right = f.applyAsDouble(h);
            double left = f.applyAsDouble(-h);
            double farRight = f.applyAsDouble(2 * h);
            double farLeft = f.applyAsDouble(-2 * h);
            double odd = (right - left) / (2 * h) - (farRight - farLeft) / (4 * h);
            double even = (farRight + farLeft - 4 * (right + left) + 6 * middle) / (12 * h);
            roughness = Math.max(roughness, Math.max(Math.abs(odd), Math.abs(even)));
        }
        return roughness;
    }
}
