package cortado.processor.layer;

import cortado.processor.graph.GraphBuilder;
import cortado.processor.graph.Node;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * The attributes {@code l1} and {@code l2}: {@code l1 sum |w|} and {@code l2 sum w^2}, added to the loss; and
 * {@code maxNorm}, which training holds the weight's rows to.
 */
public final class Penalties {
    private Penalties() {}

    /** Adds the penalties and the bound that the attributes of the call set; their values can be set at run time. */
    public static void add(LayerCall call, Node weight) {
        add(call, "l1", weight, call.graph()::abs);
        add(call, "l2", weight, call.graph()::square);
        if (call.attributes().findNumber("maxNorm").isPresent()) {
            call.setting("maxNorm", call.attributes().positive("maxNorm", 1));
        }
    }

    private static void add(LayerCall call, String name, Node weight, UnaryOperator<Node> measure) {
        double coefficient = call.attributes().nonNegative(name, 0);
        if (call.attributes().findNumber(name).isPresent()) {
            GraphBuilder g = call.graph();
            Node size = g.sum(measure.apply(weight), IntStream.range(0, weight.shape().rank()).boxed().toList());
            call.penalty(g.multiply(call.setting(name, coefficient), size));
        }
    }
}
