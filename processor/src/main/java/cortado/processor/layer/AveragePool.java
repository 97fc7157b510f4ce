package cortado.processor.layer;

import cortado.processor.graph.GraphBuilder;
import cortado.processor.graph.Node;
import java.util.List;
import java.util.stream.IntStream;

/** The mean of each window: its sum over the number of elements that count. */
public final class AveragePool implements Layer {
    @Override
    public String annotation() {
        return "cortado.AveragePool";
    }

    @Override
    public Node apply(LayerCall call) {
        return pool(call.x(), call.attributes(), call.graph());
    }

    /** The image {@code [channels, ...]} pooled as the annotation's attributes say. */
    public static Node pool(Node x, Attributes attributes, GraphBuilder g) {
        Pool pool = Pool.of(attributes, x);
        Node image = pool.pad(ChannelsLast.of(x, g), false, g);
        List<Integer> taps = IntStream.range(pool.axes(), 2 * pool.axes()).boxed().toList();
        Node sum = g.sum(g.window(image, 0, pool.slides()), taps);
        Node count = count(pool, attributes.flag("countIncludePad", true), g);
        return ChannelsLast.undo(g.divide(sum, count), g);
    }

    /** The product of the counts along the axes, {@code [p, q, 1]} or one number for all windows. */
    private static Node count(Pool pool, boolean includePad, GraphBuilder g) {
        Node product = g.constant(1);
        for (int axis = 0; axis < pool.axes(); axis++) {
            product = g.multiply(product, pool.counts(axis, includePad, g));
        }
        return product;
    }
}
