package cortado.processor.layer;

import cortado.processor.graph.GraphBuilder;
import cortado.processor.graph.Node;

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
        return call.predicting()
                ? call.x()
                : drop(call.x(), call.setting("rate", rate), call.training(), call.graph());
    }

    /**
     * @param rate the share that is dropped, a scalar below 1
     * @param training a scalar mask: nothing is dropped where it does not hold
     */
    public static Node drop(Node x, Node rate, Node training, GraphBuilder g) {
        Node dropped = g.select(training, rate, g.constant(0));
        Node scale = g.divide(g.constant(1), g.subtract(g.constant(1), dropped));
        Node kept = g.lessEqual(dropped, g.uniform(x.shape()));
        return g.multiply(x, g.select(kept, scale, g.constant(0)));
    }
}
