package cortado.runtime.optimizer;

import java.util.List;
import java.util.function.Supplier;

/** The optimizers' update rules for one parameter, written down a second time from the papers, in double precision. */
final class Rules {
    /** Follows one parameter through gradients that depend on it. */
    @FunctionalInterface
    interface Rule {
        /** Returns the parameter after a step from 1, given itself and its gradient. */
        double step(int t, double w, double g);
    }

    /** An optimizer and a fresh rule that it must follow. */
    record Case(String name, Optimizer optimizer, Supplier<Rule> rule) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static final double RATE = 0.05;

    static final List<Case> CASES = List.of(
            new Case("sgd", Sgd.withLearningRate(RATE), () -> (t, w, g) -> w - RATE * g),
            new Case(
                    "sgd decay",
                    Sgd.withLearningRate(RATE).weightDecay(0.1),
                    () -> (t, w, g) -> w - RATE * (g + 0.1 * w)),
            new Case("momentum", Sgd.withLearningRate(RATE).momentum(0.9), () -> new Momentum(0.9, 0, false, 0)),
            new Case(
                    "dampening",
                    Sgd.withLearningRate(RATE).momentum(0.8).dampening(0.3).weightDecay(0.01),
                    () -> new Momentum(0.8, 0.3, false, 0.01)),
            new Case(
                    "nesterov",
                    Sgd.withLearningRate(RATE).momentum(0.9).nesterov(true),
                    () -> new Momentum(0.9, 0, true, 0)),
            new Case("adam", Adam.withLearningRate(RATE), () -> new Moments(0.9, 0.999, 1e-8, false, 0, 0)),
            new Case(
                    "adam decay",
                    Adam.withLearningRate(RATE).betas(0.8, 0.95).epsilon(1e-6).weightDecay(0.1),
                    () -> new Moments(0.8, 0.95, 1e-6, false, 0.1, 0)),
            new Case(
                    "amsgrad",
                    Adam.withLearningRate(RATE).betas(0.9, 0.9).amsgrad(true),
                    () -> new Moments(0.9, 0.9, 1e-8, true, 0, 0)),
            new Case("adamw", AdamW.withLearningRate(RATE), () -> new Moments(0.9, 0.999, 1e-8, false, 0, 0.01)));

    private Rules() {}

    private static final class Momentum implements Rule {
        private final double momentum;
        private final double dampening;
        private final boolean nesterov;
        private final double decay;
        private double v;

        Momentum(double momentum, double dampening, boolean nesterov, double decay) {
            this.momentum = momentum;
            this.dampening = dampening;
            this.nesterov = nesterov;
            this.decay = decay;
        }

        @Override
        public double step(int t, double w, double gradient) {
            double g = gradient + decay * w;
            v = t == 1 ? g : momentum * v + (1 - dampening) * g;
            return nesterov ? w - RATE * (g + momentum * v) : w - RATE * v;
        }
    }

    private static final class Moments implements Rule {
        private final double b1;
        private final double b2;
        private final double epsilon;
        private final boolean amsgrad;
        private final double coupled;
        private final double decoupled;
        private double m;
        private double v;
        private double most;

        Moments(double b1, double b2, double epsilon, boolean amsgrad, double coupled, double decoupled) {
            this.b1 = b1;
            this.b2 = b2;
            this.epsilon = epsilon;
            this.amsgrad = amsgrad;
            this.coupled = coupled;
            this.decoupled = decoupled;
        }

        @Override
        public double step(int t, double before, double gradient) {
            double w = before * (1 - RATE * decoupled);
            double g = gradient + coupled * before;
            m = b1 * m + (1 - b1) * g;
            v = b2 * v + (1 - b2) * g * g;
            most = Math.max(most, v);
            double mHat = m / (1 - Math.pow(b1, t));
            double vHat = (amsgrad ? most : v) / (1 - Math.pow(b2, t));
            return w - RATE * mHat / (Math.sqrt(vHat) + epsilon);
        }
    }
}
