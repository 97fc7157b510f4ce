package cortado.processor.layer;

import cortado.processor.graph.GraphBuilder;
import cortado.processor.graph.Node;
import cortado.processor.graph.Shape;
import cortado.processor.graph.ShapeException;
import cortado.processor.kernel.Reduction;
import java.util.ArrayList;
import java.util.List;

/** {@code y[..., u] = max over p of x[..., u * pieces + p]} (Goodfellow et al. 2013). */
public final class Maxout implements Layer {
    @Override
    public String annotation() {
        return "cortado.Maxout";
    }

    @Override
    public Node apply(LayerCall call) {
        return maxout(call.x(), call.attributes().requiredInt("pieces", 2), call.graph());
    }

    /** The greatest of each group of consecutive features; the gradient goes to the first greatest. */
    public static Node maxout(Node x, int pieces, GraphBuilder g) {
        Shape shape = x.shape();
        if (shape.rank() == 0 || shape.size(-1) % pieces != 0) {
            throw new ShapeException("cannot group the last axis of " + shape + " by pieces = " + pieces
                    + ": it must be a multiple");
        }
        List<Integer> grouped = new ArrayList<>(shape.sizes());
        grouped.set(shape.rank() - 1, shape.size(-1) / pieces);
        grouped.add(pieces);
        return g.reduce(Reduction.MAX, g.reshape(x, grouped), List.of(-1), false);
    }
}
