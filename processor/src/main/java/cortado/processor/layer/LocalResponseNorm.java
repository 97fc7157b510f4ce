package cortado.processor.layer;

import cortado.processor.graph.GraphBuilder;
import cortado.processor.graph.Node;
import cortado.processor.graph.Shape;
import cortado.processor.op.Slide;
import java.util.List;

/**
 * {@code y[c] = x[c] / (k + alpha / size * sum of x^2)^beta}, the sum over {@code size} channels from
 * {@code c - floor(size / 2)} on (Krizhevsky et al. 2012).
 */
final class LocalResponseNorm implements Layer {
    @Override
    public String annotation() {
        return "cortado.LocalResponseNorm";
    }

    @Override
    public Node apply(LayerCall call) {
        Shape x = call.x().shape();
        if (x.rank() == 0) {
            throw new LayerException("", "needs an axis of channels, but its input is a number: reshape it to [1]");
        }
        Attributes attributes = call.attributes();
        int size = attributes.requiredInt("size", 1);
        GraphBuilder g = call.graph();
        Node image = ChannelsLast.of(call.x(), g);
        Node scale = g.constant(attributes.nonNegative("alpha", 1e-4) / size);
        Node base = g.add(g.constant(attributes.positive("k", 1)), g.multiply(scale, squares(image, size, g)));
        // base is at least k, so that its logarithm is finite.
        Node divisor = g.exp(g.multiply(g.constant(attributes.finite("beta", 0.75)), g.log(base)));
        return ChannelsLast.undo(g.divide(image, divisor), g);
    }

    /** The sum of squares over neighbouring channels, none of them beyond the ends. */
    private static Node squares(Node image, int size, GraphBuilder g) {
        int axis = image.shape().rank() - 1;
        Node padded = g.pad(g.square(image), axis, size / 2, (size - 1) / 2);
        return g.sum(g.window(padded, axis, List.of(new Slide(size, 1, 1))), List.of(axis + 1));
    }
}
