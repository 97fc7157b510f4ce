package cortado.processor.layer;

import cortado.processor.graph.GraphBuilder;
import cortado.processor.graph.Node;
import java.util.ArrayList;
import java.util.List;

/** {@code y = x / max(|x|, epsilon)}, the Euclidean length being that along one axis. */
final class L2Normalize implements Layer {
    @Override
    public String annotation() {
        return "cortado.L2Normalize";
    }

    @Override
    public Node apply(LayerCall call) {
        int axis = call.x().shape().axis(call.attributes().findInt("axis").orElse(0));
        GraphBuilder g = call.graph();
        var sizes = new ArrayList<>(call.x().shape().sizes());
        sizes.set(axis, 1);
        Node length = g.reshape(Norm.euclidean(call.x(), List.of(axis), g), sizes);
        return g.divide(call.x(), g.maximum(length, g.constant(call.attributes().positive("epsilon", 1e-12))));
    }
}
