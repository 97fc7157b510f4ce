package cortado.processor.loss;

import cortado.processor.graph.GraphBuilder;
import cortado.processor.graph.Node;
import java.util.List;
import java.util.Set;

/** Losses of the difference {@code d = x - t} between numbers. */
final class Regression {
    static final List<Loss> LOSSES = List.of(
            ElementLoss.of("MEAN_SQUARED_ERROR", call -> call.graph().square(call.difference())),
            ElementLoss.of("MEAN_ABSOLUTE_ERROR", call -> call.graph().abs(call.difference())),
            ElementLoss.of("HUBER", Set.of("delta"),
                    call -> huber(call.difference(), call.positive("delta", 1), call.graph())),
            ElementLoss.of("SMOOTH_L1", Set.of("beta"), Regression::smoothL1),
            ElementLoss.of("LOG_COSH", call -> logCosh(call.difference(), call.graph())));

    private Regression() {}

    /**
     * {@code d^2/2} for {@code |d| <= delta}, else {@code delta (|d| - delta/2)} (Huber 1964): with
     * {@code q = min(|d|, delta)} that is {@code q^2/2 + delta (|d| - q)}, in which no large d is squared.
     */
    private static Node huber(Node d, Node delta, GraphBuilder g) {
        Node size = g.abs(d);
        Node inner = g.minimum(size, delta);
        return g.add(g.multiply(g.constant(0.5), g.square(inner)), g.multiply(delta, g.subtract(size, inner)));
    }

    /** {@code d^2/(2 beta)} for {@code |d| < beta}, else {@code |d| - beta/2} (Girshick 2015): Huber's over beta. */
    private static Node smoothL1(LossCall call) {
        Node beta = call.positive("beta", 1);
        return call.graph().divide(huber(call.difference(), beta, call.graph()), beta);
    }

    /** {@code log(cosh(d)) = |d| + log(1 + e^(-2|d|)) - log 2}. */
    private static Node logCosh(Node d, GraphBuilder g) {
        Node size = g.abs(d);
        Node rest = g.log1p(g.exp(g.multiply(g.constant(-2), size)));
        return g.add(size, g.subtract(rest, g.constant(Math.log(2))));
    }
}
