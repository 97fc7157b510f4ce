package cortado.processor.layer;

import cortado.processor.graph.GraphBuilder;
import cortado.processor.graph.Node;
import cortado.processor.graph.Shape;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Inverted dropout: {@code y = x m / (1 - rate)} while training, m being 0 with probability {@code rate} and else 1;
 * {@code y = x} otherwise (Srivastava et al. 2014).
 */
public final class Dropout implements Layer {
    @Override
    public String annotation() {
        return "cortado.Dropout";
    }

    @Override
    public Node apply(LayerCall call) {
        double rate = call.attributes().share("rate", 0.5);
        Shape x = call.x().shape();
        Shape masks = x.with(masks(call.attributes().findEnum("unit").orElse("ELEMENT"), x));
        return call.predicting()
                ? call.x()
                : drop(call.x(), masks, call.setting("rate", rate), call.training(), call.graph());
    }

    /** The sizes of the mask, 1 along the axes on which elements are dropped together. */
    private static List<Integer> masks(String unit, Shape x) {
        if (!unit.equals("ELEMENT") && x.rank() < 2) {
            throw new LayerException("unit", "unit = " + unit + " takes [channels, ...] with positions, not " + x);
        }
        return IntStream.range(0, x.rank())
                .mapToObj(axis -> unit.equals(axis == 0 ? "POSITION" : "CHANNEL") ? 1 : x.size(axis))
                .toList();
    }

    /**
     * @param rate the share that is dropped, a scalar below 1
     * @param training a scalar mask: nothing is dropped where it does not hold
     */
    public static Node drop(Node x, Node rate, Node training, GraphBuilder g) {
        return drop(x, x.shape(), rate, training, g);
    }

    private static Node drop(Node x, Shape masks, Node rate, Node training, GraphBuilder g) {
        Node dropped = g.select(training, rate, g.constant(0));
        Node scale = g.divide(g.constant(1), g.subtract(g.constant(1), dropped));
        Node kept = g.lessEqual(dropped, g.uniform(masks));
        return g.multiply(x, g.select(kept, scale, g.constant(0)));
    }
}
