package cortado.processor.layer;

import cortado.processor.graph.Node;
import cortado.processor.graph.Variable.Initial;
import java.util.List;
import java.util.function.UnaryOperator;

/** What follows a normalization of each sample: {@code y = x * weight + bias}, where the layer is {@code affine}. */
final class GainAndBias {
    private GainAndBias() {}

    /**
     * @param sizes of weight and bias
     * @param placed lays them along the axes that they belong to
     */
    static Node apply(LayerCall call, boolean affine, Node normal, List<Integer> sizes, UnaryOperator<Node> placed) {
        if (!call.attributes().flag("affine", affine)) {
            return normal;
        }
        Node weight = call.parameter("weight", sizes, Initial.of("ones"), 1, 1);
        Node bias = call.parameter("bias", sizes, Initial.of("zeros"), 1, 1);
        return call.graph().add(call.graph().multiply(normal, placed.apply(weight)), placed.apply(bias));
    }
}
