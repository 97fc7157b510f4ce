package cortado.processor.layer;

import cortado.processor.graph.GraphBuilder;
import cortado.processor.graph.Node;
import cortado.processor.kernel.Reduction;
import java.util.List;

/** The largest element of each window; the gradient goes to the first largest in row-major order. */
public final class MaxPool implements Layer {
    @Override
    public String annotation() {
        return "cortado.MaxPool";
    }

    @Override
    public Node apply(LayerCall call) {
        return pool(call.x(), call.attributes(), call.graph());
    }

    /** The image {@code [channels, ...]} pooled as the annotation's attributes say. */
    public static Node pool(Node x, Attributes attributes, GraphBuilder g) {
        return ChannelsLast.undo(max(Pool.of(attributes, x), ChannelsLast.of(x, g), g), g);
    }

    /** Axis by axis, which compares less often than whole windows do. */
    static Node max(Pool pool, Node image, GraphBuilder g) {
        Node y = pool.pad(image, true, g);
        for (int axis = pool.axes() - 1; axis >= 0; axis--) {
            Node windows = g.window(y, axis, List.of(pool.slides().get(axis)));
            y = g.reduce(Reduction.MAX, windows, List.of(axis + 1), false);
        }
        return y;
    }
}
