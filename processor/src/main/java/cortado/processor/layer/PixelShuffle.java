package cortado.processor.layer;

import cortado.processor.graph.GraphBuilder;
import cortado.processor.graph.Node;
import cortado.processor.graph.Shape;
import cortado.processor.graph.ShapeException;
import java.util.List;

/**
 * {@code y[c, p * factor + i, q * factor + j] = x[(c * factor + i) * factor + j, p, q]}: channels become a finer image
 * (Shi et al. 2016).
 */
public final class PixelShuffle implements Layer {
    @Override
    public String annotation() {
        return "cortado.PixelShuffle";
    }

    @Override
    public Node apply(LayerCall call) {
        return shuffle(call.x(), call.attributes().requiredInt("factor", 1), call.graph());
    }

    /** {@code [c factor^2, h, w]} to {@code [c, h factor, w factor]}. */
    public static Node shuffle(Node x, int factor, GraphBuilder g) {
        Shape shape = x.shape();
        int square = Math.multiplyExact(factor, factor);
        if (shape.rank() != 3 || shape.size(0) % square != 0) {
            throw new ShapeException("cannot shuffle " + shape + " by " + factor
                    + ": it takes [channels, height, width] with a multiple of " + factor + " * " + factor + " = " + square + " channels");
        }
        int height = shape.size(1);
        int width = shape.size(2);
        int channels = shape.size(0) / square;
        Node split = g.reshape(ChannelsLast.of(x, g), List.of(height, width, channels, factor, factor));
        Node fine = g.permute(split, List.of(0, 3, 1, 4, 2));
        return ChannelsLast.undo(g.reshape(fine, List.of(height * factor, width * factor, channels)), g);
    }
}
