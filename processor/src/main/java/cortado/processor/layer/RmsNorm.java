package cortado.processor.layer;

import cortado.processor.graph.GraphBuilder;
import cortado.processor.graph.Node;
import cortado.processor.graph.Variable.Initial;
import java.util.List;

/** {@code y = x / sqrt(mean(x^2) + epsilon) * weight} over the last axes of a sample (Zhang and Sennrich 2019). */
final class RmsNorm implements Layer {
    @Override
    public String annotation() {
        return "cortado.RmsNorm";
    }

    @Override
    public Node apply(LayerCall call) {
        GraphBuilder g = call.graph();
        List<Integer> axes = LayerNorm.lastAxes(call);
        Node scale = Moments.inverseDeviation(
                Moments.mean(g.square(call.x()), axes, g), call.attributes().positive("epsilon", 1e-6), g);
        Node normal = g.multiply(call.x(), scale);
        List<Integer> sizes = axes.stream().map(call.x().shape()::size).toList();
        return Activations.ofAttribute(call, weighted(call, normal, sizes));
    }

    private static Node weighted(LayerCall call, Node normal, List<Integer> sizes) {
        return call.attributes().flag("affine", true)
                ? call.graph().multiply(normal, call.parameter("weight", sizes, Initial.of("ones"), 1, 1))
                : normal;
    }
}
