package cortado.processor.layer;

import cortado.processor.graph.GraphBuilder;
import cortado.processor.graph.Node;
import java.util.List;

/** Lengths of vectors. */
public final class Norm {
    private Norm() {}

    /** {@code sqrt(sum of x^2)} over axes, which are dropped; the gradient is 0 where all elements are 0. */
    public static Node euclidean(Node x, List<Integer> axes, GraphBuilder g) {
        Node squares = g.sum(g.square(x), axes);
        Node none = g.lessEqual(squares, g.constant(0));
        // The root of 1 stands in for that of 0, whose gradient would be infinite.
        return g.select(none, g.constant(0), g.sqrt(g.select(none, g.constant(1), squares)));
    }
}
