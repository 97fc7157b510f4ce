package cortado.processor.loss;

import cortado.processor.graph.GraphBuilder;
import cortado.processor.graph.Node;
import java.util.List;
import java.util.Set;

/** Negative log-likelihoods of distributions whose parameters the network computes. */
final class Likelihoods {
    static final List<Loss> LOSSES = List.of(
            ElementLoss.of("POISSON_NLL", Set.of("full", "logInput"), Likelihoods::poisson),
            new ElementLoss("GAUSSIAN_NLL", 2, Set.of("full"), Likelihoods::gaussian));

    /** Added to the rate before its logarithm is taken. */
    private static final double POISSON_EPSILON = 1e-8;

    /** The smallest variance. */
    private static final double GAUSSIAN_EPSILON = 1e-6;

    private Likelihoods() {}

    /** {@code e^x - t x}, or {@code x - t log(x + 1e-8)} where x is the rate itself; see {@link #stirling}. */
    private static Node poisson(LossCall call) {
        GraphBuilder g = call.graph();
        Node x = call.x();
        Node loss = call.settings().flag("logInput", true)
                ? g.subtract(g.exp(x), g.multiply(call.target(), x))
                : g.subtract(x, g.multiply(call.target(), g.log(g.add(x, g.constant(POISSON_EPSILON)))));
        return call.settings().flag("full", false) ? g.add(loss, stirling(call.target(), g)) : loss;
    }

    /** {@code log t!}, about {@code t log t - t + log(2 pi t)/2} for {@code t > 1}, and 0 up to 1. */
    private static Node stirling(Node target, GraphBuilder g) {
        Node one = g.constant(1);
        Node t = g.maximum(target, one);
        Node entropy = g.subtract(g.multiply(t, g.log(t)), t);
        Node term = g.add(entropy, g.multiply(g.constant(0.5), g.log(g.multiply(g.constant(2 * Math.PI), t))));
        return g.select(g.less(one, target), term, g.constant(0));
    }

    /** {@code (log v + (x - t)^2 / v) / 2} with {@code v = max(variance, 1e-6)} (Nix and Weigend 1994). */
    private static Node gaussian(LossCall call) {
        GraphBuilder g = call.graph();
        Node variance = g.maximum(call.outputs().get(1), g.constant(GAUSSIAN_EPSILON));
        Node error = g.divide(g.square(call.difference()), variance);
        Node loss = g.multiply(g.constant(0.5), g.add(g.log(variance), error));
        return call.settings().flag("full", false) ? g.add(loss, g.constant(0.5 * Math.log(2 * Math.PI))) : loss;
    }
}
