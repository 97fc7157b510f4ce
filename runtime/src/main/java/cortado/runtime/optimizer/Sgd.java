package cortado.runtime.optimizer;

/**
 * Stochastic gradient descent, with momentum where asked for (Polyak, 1964; Nesterov, 1983; Sutskever, Martens, Dahl
 * and Hinton, 2013). With {@code g} the gradient plus {@code weightDecay * w}:
 *
 * <pre>
 * v = momentum * v + (1 - dampening) * g        v = g in the first step
 * w = w - rate * v                              nesterov: w - rate * (g + momentum * v)
 * </pre>
 *
 * @param learningRate the rate, unless a schedule gives another
 * @param momentum the share of the velocity v that a step keeps, in [0, 1)
 * @param dampening the share of the gradient that does not enter the velocity
 * @param nesterov whether to step as if the next velocity was known
 * @param weightDecay the L2 penalty's factor, added to the gradient
 */
public record Sgd(double learningRate, double momentum, double dampening, boolean nesterov, double weightDecay)
        implements Optimizer {
    /** Refuses settings out of range. */
    public Sgd {
        Range.notNegative("sgd: learning rate", learningRate);
        Range.belowOne("sgd: momentum", momentum);
        Range.notNegative("sgd: weight decay", weightDecay);
        if (!(dampening >= 0 && dampening <= 1)) {
            throw new IllegalArgumentException("sgd: dampening is " + dampening + ", expected a number from 0 to 1");
        }
        if (nesterov && (momentum == 0 || dampening != 0)) {
            throw new IllegalArgumentException("sgd: nesterov needs a momentum and no dampening, found momentum "
                    + momentum + " and dampening " + dampening);
        }
    }

    /** Returns plain gradient descent. */
    public static Sgd withLearningRate(double learningRate) {
        return new Sgd(learningRate, 0, 0, false, 0);
    }

    /** Returns this with another momentum. */
    public Sgd momentum(double momentum) {
        return new Sgd(learningRate, momentum, dampening, nesterov, weightDecay);
    }

    /** Returns this with another dampening. */
    public Sgd dampening(double dampening) {
        return new Sgd(learningRate, momentum, dampening, nesterov, weightDecay);
    }

    /** Returns this with or without Nesterov's look-ahead; set the momentum first. */
    public Sgd nesterov(boolean nesterov) {
        return new Sgd(learningRate, momentum, dampening, nesterov, weightDecay);
    }

    /** Returns this with another weight decay. */
    public Sgd weightDecay(double weightDecay) {
        return new Sgd(learningRate, momentum, dampening, nesterov, weightDecay);
    }

    /** Returns the share of the gradient that enters the velocity in a step. */
    double share(long step) {
        return step == 1 ? 1 : 1 - dampening;
    }

    @Override
    public OptimizerState start(int parameterCount) {
        return new SgdState(this, parameterCount);
    }

    @Override
    public ReferenceState startReference(int parameterCount) {
        return new SgdReference(this, parameterCount);
    }

    static Sgd from(Settings settings) {
        return new Sgd(
                settings.number("lr", 0.01),
                settings.number("momentum", 0),
                settings.number("dampening", 0),
                settings.flag("nesterov"),
                settings.number("weight-decay", 0));
    }
}
