package cortado.processor.loss;

import cortado.processor.graph.GraphBuilder;
import cortado.processor.graph.Node;
import java.util.Optional;

/**
 * The mean of the losses of positions: {@code sum of w l / sum of w} over the whole batch, w being the class weight of a
 * position's target, and 0 where the target is the ignored index.
 */
final class WeightedMean {
    private WeightedMean() {}

    /**
     * @param losses the loss of each position, already times its class weight
     * @param weights the weight of each position's target; absent, 1
     */
    static Node of(Node losses, Optional<Node> weights, LossCall call) {
        Optional<Integer> ignored = call.settings().findInt("ignoreIndex");
        if (ignored.isEmpty() && weights.isEmpty()) {
            return call.mean(losses);
        }
        GraphBuilder g = call.graph();
        Node weight = weights.orElse(g.constant(1));
        if (ignored.isEmpty()) {
            return quotient(losses, weight, call);
        }
        Node skipped = g.equal(call.target(), g.constant(ignored.get()));
        Node zero = g.constant(0);
        return quotient(g.select(skipped, zero, losses), g.select(skipped, zero, weight), call);
    }

    /** Each sample's {@code sum of l * n / sum of w over the batch}; 0 where all weights of the batch are 0. */
    private static Node quotient(Node losses, Node weights, LossCall call) {
        GraphBuilder g = call.graph();
        Node total = g.sumOverBatch(call.sum(g.broadcast(weights, losses.shape())));
        Node divisor = g.select(g.equal(total, g.constant(0)), g.constant(1), total);
        return g.multiply(call.sum(losses), g.divide(g.batchSize(), divisor));
    }
}
