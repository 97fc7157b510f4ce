package cortado.processor.layer;

import cortado.processor.graph.DType;
import cortado.processor.graph.GraphBuilder;
import cortado.processor.graph.Node;
import cortado.processor.graph.Variable.Initial;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code y[..., j] = weight[tokens[...], j]}: a learned vector for each index. */
final class Embedding implements Layer {
    @Override
    public String annotation() {
        return "cortado.Embedding";
    }

    @Override
    public Node apply(LayerCall call) {
        if (call.x().type() != DType.INTEGER) {
            throw new LayerException("", "takes indices: make its parameter and what is passed Tokens");
        }
        int count = call.attributes().requiredInt("count", 1);
        int size = call.attributes().requiredInt("size", 1);
        Optional<Integer> padding = call.attributes().findInt("paddingIndex");
        padding.ifPresent(index -> requireIndex(index, count));
        Initial initial = initial(call.attributes());
        Node weight = call.parameter("weight", List.of(count, size),
                padding.map(initial::withZeroRow).orElse(initial), size, count);
        Penalties.add(call, weight);
        call.bound(call.x(), count);
        Node rows = call.graph().gather(weight, call.x());
        return padding.map(index -> untrained(rows, call.x(), index, call.graph())).orElse(rows);
    }

    private static void requireIndex(int index, int count) {
        if (index < 0 || index >= count) {
            throw new LayerException("paddingIndex", "paddingIndex must be from 0 to " + (count - 1) + ", not " + index);
        }
    }

    private static Initial initial(Attributes attributes) {
        String init = attributes.findEnum("init").orElse("NORMAL");
        return init.equals("NORMAL")
                ? Initial.of("normal", 0.0, attributes.positive("std", 1))
                : Initializers.of(init, attributes);
    }

    /** No gradient goes to the row of one index. */
    private static Node untrained(Node rows, Node tokens, int index, GraphBuilder g) {
        var sizes = new ArrayList<>(tokens.shape().sizes());
        sizes.add(1);
        Node padding = g.equal(g.reshape(tokens, sizes), g.constant(index));
        return g.select(padding, g.stopGradient(rows), rows);
    }
}
