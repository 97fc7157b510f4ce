package cortado.processor.layer;

import cortado.processor.graph.GraphBuilder;
import cortado.processor.graph.Node;
import cortado.processor.kernel.Reduction;
import java.util.List;

/**
 * Softmax and its relatives. The maximum is subtracted first, since exp overflows float above 88; the results do not
 * depend on what is subtracted, so the maximum counts as a constant in their gradients.
 */
public final class Softmax {
    private Softmax() {}

    /** {@code e^x / sum e^x} over one axis. */
    public static Node softmax(Node x, int axis, GraphBuilder g) {
        Node e = g.exp(shifted(x, List.of(axis), g));
        return g.divide(e, g.reduceKeeping(Reduction.SUM, e, List.of(axis)));
    }

    /** {@code x - log sum e^x} over one axis. */
    public static Node logSoftmax(Node x, int axis, GraphBuilder g) {
        Node z = shifted(x, List.of(axis), g);
        return g.subtract(z, g.log(g.reduceKeeping(Reduction.SUM, g.exp(z), List.of(axis))));
    }

    /** {@code log sum e^x} over axes, which are dropped. */
    public static Node logSumExp(Node x, List<Integer> axes, GraphBuilder g) {
        Node rest = g.log(g.sum(g.exp(shifted(x, axes, g)), axes));
        return g.add(g.stopGradient(g.reduce(Reduction.MAX, x, axes, false)), rest);
    }

    /** {@code x} minus its maximum over axes, which stay. */
    public static Node shifted(Node x, List<Integer> axes, GraphBuilder g) {
        return g.subtract(x, g.stopGradient(g.reduceKeeping(Reduction.MAX, x, axes)));
    }
}
