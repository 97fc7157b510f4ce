package cortado.runtime.optimizer;

/**
 * What {@link Adam} and {@link AdamW} have in common.
 *
 * @param coupledDecay the factor of w that is added to the gradient
 * @param decoupledDecay the share of w, times the rate, that a step takes away
 */
record AdamRule(
        double beta1, double beta2, double epsilon, boolean amsgrad, double coupledDecay, double decoupledDecay) {
    /** Returns what multiplies {@code m / divisor} in a step. */
    double stepSize(long step, double learningRate) {
        return learningRate / (1 - power(beta1, step));
    }

    /** Returns what multiplies {@code sqrt(v)} in a step. */
    double rootCorrection(long step) {
        return 1 / Math.sqrt(1 - power(beta2, step));
    }

    /** Squares and multiplies: the same bits everywhere, and unlike {@link StrictMath#pow} nothing is allocated. */
    private static double power(double base, long exponent) {
        double power = 1;
        double square = base;
        for (long rest = exponent; rest > 0; rest >>= 1) {
            if ((rest & 1) == 1) {
                power *= square;
            }
            square *= square;
        }
        return power;
    }
}
