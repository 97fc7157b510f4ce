package cortado.processor.layer;

import cortado.processor.graph.Node;
import java.util.List;

/** All elements of a sample as one vector, in row-major order. */
final class Flatten implements Layer {
    @Override
    public String annotation() {
        return "cortado.Flatten";
    }

    @Override
    public Node apply(LayerCall call) {
        return call.graph().reshape(call.x(), List.of(call.x().shape().elements()));
    }
}
