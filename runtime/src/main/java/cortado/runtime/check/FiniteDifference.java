package cortado.runtime.check;

import java.util.function.DoubleUnaryOperator;

/**
 * Derivatives from five points: {@code f'(0) = (8 (f(h) - f(-h)) - (f(2h) - f(-2h))) / (12 h)}, wrong by {@code h^4
 * f'''''/30} and by the rounding of f divided by h (Abramowitz and Stegun, table 25.2).
 */
final class FiniteDifference {
    /**
     * Steps in the order in which they are tried; powers of two, so that {@code w + h} is exact for a float w. Small
     * ones step around kinks that are near, large ones drown the rounding of large losses.
     */
    private static final double[] STEPS = {0x1p-10, 0x1p-13, 0x1p-16, 0x1p-7, 0x1p-19, 0x1p-4};

    private FiniteDifference() {}

    /**
     * Returns the estimate nearest to a derivative that is to be checked. Trying several steps cannot make a wrong
     * derivative right: each estimate is of the true one.
     *
     * @param function the change of the argument to the value
     * @param tolerance the relative error at which to stop trying
     */
    static double nearest(DoubleUnaryOperator function, double derivative, double tolerance) {
        double best = Double.NaN;
        for (double step : STEPS) {
            double estimate = estimate(function, step);
            if (!(Math.abs(estimate - derivative) >= Math.abs(best - derivative))) {
                best = estimate;
            }
            if (Math.abs(best - derivative) <= tolerance * scale(derivative)) {
                break;
            }
        }
        return best;
    }

    /** What errors of a derivative are measured in. */
    static double scale(double derivative) {
        return Math.max(1, Math.abs(derivative));
    }

    private static double estimate(DoubleUnaryOperator f, double h) {
        double near = f.applyAsDouble(h) - f.applyAsDouble(-h);
        double far = f.applyAsDouble(2 * h) - f.applyAsDouble(-2 * h);
        return (8 * near - far) / (12 * h);
    }
}
