package cortado.runtime.optimizer;

/**
 * AdamW with weight decay apart from the gradient (Loshchilov and Hutter, 2019). In step t from 1:
 *
 * <pre>
 * w = w - rate * weightDecay * w
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
 * @param weightDecay the share of each parameter, times the rate, that a step takes away
 */
public record AdamW(
        double learningRate, double beta1, double beta2, double epsilon, boolean amsgrad, double weightDecay)
        implements Optimizer {
    /** Refuses settings out of range. */
    public AdamW {
        Range.notNegative("adamw: learning rate", learningRate);
        Range.belowOne("adamw: beta1", beta1);
        Range.belowOne("adamw: beta2", beta2);
        Range.positive("adamw: epsilon", epsilon);
        Range.notNegative("adamw: weight decay", weightDecay);
    }

    /** Returns this optimizer with betas 0.9 and 0.999, epsilon 1e-8 and weight decay 0.01. */
    public static AdamW withLearningRate(double learningRate) {
        return new AdamW(learningRate, 0.9, 0.999, 1e-8, false, 0.01);
    }

    /** Returns this with other shares kept of the moments. */
    public AdamW betas(double beta1, double beta2) {
        return new AdamW(learningRate, beta1, beta2, epsilon, amsgrad, weightDecay);
    }

    /** Returns this with another epsilon. */
    public AdamW epsilon(double epsilon) {
        return new AdamW(learningRate, beta1, beta2, epsilon, amsgrad, weightDecay);
    }

    /** Returns this with or without AMSGrad. */
    public AdamW amsgrad(boolean amsgrad) {
        return new AdamW(learningRate, beta1, beta2, epsilon, amsgrad, weightDecay);
    }

    /** Returns this with another weight decay. */
    public AdamW weightDecay(double weightDecay) {
        return new AdamW(learningRate, beta1, beta2, epsilon, amsgrad, weightDecay);
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
        return new AdamRule(beta1, beta2, epsilon, amsgrad, 0, weightDecay);
    }

    static AdamW from(Settings settings) {
        return new AdamW(
                settings.number("lr", 0.001),
                settings.number("beta1", 0.9),
                settings.number("beta2", 0.999),
                settings.number("epsilon", 1e-8),
                settings.flag("amsgrad"),
                settings.number("weight-decay", 0.01));
    }
}
