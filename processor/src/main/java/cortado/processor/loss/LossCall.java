package cortado.processor.loss;

import cortado.processor.graph.GraphBuilder;
import cortado.processor.graph.Node;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One use of a loss.
 *
 * @param outputs what the network computes
 * @param targets what was wanted; element weights, where the loss takes them, come last
 */
record LossCall(List<Node> outputs, List<Node> targets, LossSettings settings, GraphBuilder graph) {
    Node x() {
        return outputs.get(0);
    }

    Node target() {
        return targets.get(0);
    }

    Node difference() {
        return graph.subtract(x(), target());
    }

    /** The margin as a scalar: it can be set at run time where the attribute is set. */
    Node margin(double initial) {
        return scalar("margin", settings.finite("margin", initial));
    }

    /** A positive number as a scalar: it can be set at run time where the attribute is set. */
    Node positive(String name, double initial) {
        return scalar(name, settings.positive(name, initial));
    }

    private Node scalar(String name, double value) {
        return settings.names().contains(name) ? settings.setting(name, value) : graph.constant(value);
    }

    /** The mean over all axes of a sample. */
    Node mean(Node x) {
        return graph.mean(x, IntStream.range(0, x.shape().rank()).boxed().toList());
    }

    /** The sum over all axes of a sample. */
    Node sum(Node x) {
        return graph.sum(x, IntStream.range(0, x.shape().rank()).boxed().toList());
    }
}
