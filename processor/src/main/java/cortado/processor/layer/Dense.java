package cortado.processor.layer;

import cortado.processor.graph.GraphBuilder;
import cortado.processor.graph.Node;
import cortado.processor.graph.Shape;
import java.util.List;

/** {@code y[..., o] = activation(b[o] + sum over i of x[..., i] * w[o, i])}: a product over the last axis. */
final class Dense implements Layer {
    private static final String LEADING = "abcdefgh";

    @Override
    public String annotation() {
        return "cortado.Dense";
    }

    @Override
    public Node apply(LayerCall call) {
        Shape x = call.x().shape();
        if (x.rank() == 0) {
            throw new LayerException("", "needs an axis of features, but its input is a number: reshape it to [1]");
        }
        Node weight = weight(call, x.size(-1));
        Node y = product(call.x(), weight, call.graph());
        return Activations.ofAttribute(call, addBias(call, y, x.size(-1)));
    }

    private static Node weight(LayerCall call, int in) {
        return call.attributes().findString("weights")
                .filter(name -> !name.isEmpty())
                .map(other -> shared(call, other, in))
                .orElseGet(() -> own(call, in));
    }

    private static Node own(LayerCall call, int in) {
        int units = call.attributes().requiredInt("units", 1);
        Node weight = call.parameter("weight", List.of(units, in), Initializers.weight(call.attributes()), in, units);
        Penalties.add(call, weight);
        return weight;
    }

    /** The weight of another layer, whose rows are the units. */
    private static Node shared(LayerCall call, String other, int in) {
        Node weight = call.parameterOf(other, "weight");
        List<Integer> found = weight.shape().sizes();
        List<Integer> needed = List.of(call.attributes().findInt("units").orElse(found.get(0)), in);
        if (!found.equals(needed)) {
            throw new LayerException("weights", "the weight of '" + other + "' is " + found
                    + ", but this layer needs " + needed);
        }
        return weight;
    }

    private static Node product(Node x, Node weight, GraphBuilder g) {
        int leading = x.shape().rank() - 1;
        if (leading > LEADING.length()) {
            throw new LayerException("", "takes at most " + (LEADING.length() + 1) + " axes, not " + x.shape());
        }
        String axes = LEADING.substring(0, leading);
        return g.contract(x, axes + "i", weight, "oi", axes + "o", false);
    }

    private static Node addBias(LayerCall call, Node y, int in) {
        if (!call.attributes().flag("bias", true)) {
            return y;
        }
        int units = y.shape().size(-1);
        Node bias = call.parameter("bias", List.of(units), Initializers.bias(call.attributes()), in, units);
        return call.graph().add(y, bias);
    }
}
