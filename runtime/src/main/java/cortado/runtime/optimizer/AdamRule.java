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
        return learningRate / (1 - StrictMath.pow(beta1, step));
    }

    /** Returns what multiplies {@code sqrt(v)} in a step. */
    double rootCorrection(long step) {
        return 1 / Math.sqrt(1 - StrictMath.pow(beta2, step));
    }
}
