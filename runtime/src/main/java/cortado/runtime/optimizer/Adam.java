package cortado.runtime.optimizer;

/**
 * Adam (Kingma and Ba, 2015). With {@code g} the gradient plus {@code weightDecay * w}, in step t from 1:
 *
 * <pre>
 * m = beta1 * m + (1 - beta1) * g
 * v = beta2 * v + (1 - beta2) * g^2
 * w = w - rate * m / (1 - beta1^t) / (sqrt(v / (1 - beta2^t)) + epsilon)
 * </pre>
 *
 * @param learningRate the rate, unless a schedule gives another
 * @param beta1 the share of the first moment m that a step keeps, in [0, 1)
 * @param beta2 the share of the second moment v that a step keeps, in [0, 1)
 * @param epsilon keeps the divisor above zero
 * @param amsgrad whether the greatest second moment so far divides instead of the latest (Reddi, Kale and Kumar, 2018)
 * @param weightDecay the L2 penalty's factor, added to the gradient
 */
public record Adam(
        double learningRate, double beta1, double beta2, double epsilon, boolean amsgrad, double weightDecay)
        implements Optimizer {
    /** Refuses settings out of range. */
    public Adam {
        Range.notNegative("adam: learning rate", learningRate);
        Range.belowOne("adam: beta1", beta1);
        Range.belowOne("adam: beta2", beta2);
        Range.positive("adam: epsilon", epsilon);
        Range.notNegative("adam: weight decay", weightDecay);
    }

    /** Returns this optimizer with betas 0.9 and 0.999, epsilon 1e-8. */
    public static Adam withLearningRate(double learningRate) {
        return new Adam(learningRate, 0.9, 0.999, 1e-8, false, 0);
    }

    /** Returns this with other shares kept of the moments. */
    public Adam betas(double beta1, double beta2) {
        return new Adam(learningRate, beta1, beta2, epsilon, amsgrad, weightDecay);
    }

    /** Returns this with another epsilon. */
    public Adam epsilon(double epsilon) {
        return new Adam(learningRate, beta1, beta2, epsilon, amsgrad, weightDecay);
    }

    /** Returns this with or without AMSGrad. */
    public Adam amsgrad(boolean amsgrad) {
        return new Adam(learningRate, beta1, beta2, epsilon, amsgrad, weightDecay);
    }

    /** Returns this with another weight decay. */
    public Adam weightDecay(double weightDecay) {
        return new Adam(learningRate, beta1, beta2, epsilon, amsgrad, weightDecay);
    }

    @Override
    public OptimizerState start(int parameterCount) {
        return new AdamState(rule(), parameterCount);
    }

    @Override
    public ReferenceState startReference(int parameterCount) {
        return new AdamReference(rule(), parameterCount);
    }

    private AdamRule rule() {
        return new AdamRule(beta1, beta2, epsilon, amsgrad, weightDecay, 0);
    }

    static Adam from(Settings settings) {
        return new Adam(
                settings.number("lr", 0.001),
                settings.number("beta1", 0.9),
                settings.number("beta2", 0.999),
                settings.number("epsilon", 1e-8),
                settings.flag("amsgrad"),
                settings.number("weight-decay", 0));
    }
}
