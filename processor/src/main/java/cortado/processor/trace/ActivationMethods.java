package cortado.processor.trace;

import cortado.processor.graph.Node;
import cortado.processor.layer.Activations;
import cortado.processor.layer.Maxout;
import cortado.processor.layer.Rectifiers;
import java.util.List;
import java.util.Map;

/** The activations of Tensor: each is the constant of {@code cortado.Activation} of its name. */
final class ActivationMethods {
    /** The setting that a method's argument gives. */
    private static final Map<String, String> SETTINGS = Map.of(
            "leakyRelu", "slope", "elu", "alpha", "celu", "alpha", "softplus", "beta", "softmax", "axis",
            "logSoftmax", "axis");

    private static final List<String> NAMES = List.of(
            "identity", "sigmoid", "tanh", "relu", "relu6", "leakyRelu", "elu", "celu", "selu", "gelu", "geluTanh",
            "silu", "mish", "softplus", "softsign", "hardSigmoid", "hardSwish", "hardTanh", "logSigmoid", "softmax",
            "logSoftmax");

    private ActivationMethods() {}

    static void addTo(MethodTable table) {
        NAMES.forEach(name -> table.tensor(name, ActivationMethods::apply));
        table.tensor("prelu", c -> Rectifiers.prelu(c.x(), c.tensor(0), c.g()));
        table.tensor("maxout", c -> Maxout.maxout(c.x(), pieces(c), c.g()));
    }

    private static Node apply(MethodCall c) {
        Map<String, Double> settings = c.count() == 0 ? Map.of() : Map.of(SETTINGS.get(c.name()), c.number(0));
        return Activations.apply(constant(c.name()), c.x(), settings, c.g());
    }

    private static int pieces(MethodCall c) {
        int pieces = c.integer(0);
        if (pieces < 2) {
            throw new Rejection(c.positions().get(0), "number", "pieces must be at least 2, not " + pieces);
        }
        return pieces;
    }

    /** {@code LEAKY_RELU} of {@code leakyRelu}. */
    static String constant(String method) {
        var constant = new StringBuilder();
        for (char c : method.toCharArray()) {
            constant.append(Character.isUpperCase(c) ? "_" : "").append(Character.toUpperCase(c));
        }
        return constant.toString();
    }
}
