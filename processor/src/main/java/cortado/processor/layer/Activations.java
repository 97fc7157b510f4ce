package cortado.processor.layer;

import cortado.processor.graph.GraphBuilder;
import cortado.processor.graph.Node;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The formulas of the activations, found by the names of the constants of {@code cortado.Activation}. */
public final class Activations {
    /** A formula and the settings that it has, with their defaults. */
    private record Activation(Map<String, Double> defaults, Formula formula) {}

    @FunctionalInterface
    private interface Formula {
        Node apply(Node x, Map<String, Double> settings, GraphBuilder g);
    }

    @FunctionalInterface
    private interface PlainFormula {
        Node apply(Node x, GraphBuilder g);
    }

    private static final Map<String, Activation> ALL = new LinkedHashMap<>();

    static {
        add("IDENTITY", (x, g) -> x);
        add("SIGMOID", (x, g) -> g.sigmoid(x));
        add("TANH", (x, g) -> g.tanh(x));
        add("RELU", Rectifiers::relu);
        add("RELU6", Rectifiers::relu6);
        add("LEAKY_RELU", Map.of("slope", 0.01), (x, s, g) -> Rectifiers.leakyRelu(x, s.get("slope"), g));
        add("ELU", Map.of("alpha", 1.0), (x, s, g) -> Rectifiers.elu(x, s.get("alpha"), g));
        add("CELU", Map.of("alpha", 1.0), (x, s, g) -> Rectifiers.celu(x, s.get("alpha"), g));
        add("SELU", Rectifiers::selu);
        add("GELU", SmoothActivations::gelu);
        add("GELU_TANH", SmoothActivations::geluTanh);
        add("SILU", SmoothActivations::silu);
        add("MISH", SmoothActivations::mish);
        add("SOFTPLUS", Map.of("beta", 1.0), (x, s, g) -> SmoothActivations.softplus(x, s.get("beta"), g));
        add("SOFTSIGN", SmoothActivations::softsign);
        add("HARD_SIGMOID", Rectifiers::hardSigmoid);
        add("HARD_SWISH", Rectifiers::hardSwish);
        add("HARD_TANH", Rectifiers::hardTanh);
        add("LOG_SIGMOID", SmoothActivations::logSigmoid);
        add("SOFTMAX", Map.of("axis", -1.0), (x, s, g) -> Softmax.softmax(x, s.get("axis").intValue(), g));
        add("LOG_SOFTMAX", Map.of("axis", -1.0), (x, s, g) -> Softmax.logSoftmax(x, s.get("axis").intValue(), g));
    }

    private Activations() {}

    private static void add(String name, PlainFormula formula) {
        add(name, Map.of(), (x, settings, g) -> formula.apply(x, g));
    }

    private static void add(String name, Map<String, Double> defaults, Formula formula) {
        ALL.put(name, new Activation(defaults, formula));
    }

    /** The names of the activations that have no parameter: all but {@code PRELU}. */
    public static Set<String> names() {
        return ALL.keySet();
    }

    /**
     * An activation with settings: {@code slope} of LEAKY_RELU, {@code alpha} of ELU and CELU, {@code beta} of SOFTPLUS,
     * {@code axis} of SOFTMAX and LOG_SOFTMAX. Those not given have their defaults.
     */
    public static Node apply(String name, Node x, Map<String, Double> settings, GraphBuilder g) {
        Activation activation = ALL.get(name);
        var all = new LinkedHashMap<>(activation.defaults());
        settings.forEach((setting, value) -> all.put(checked(name, activation, setting, value), value));
        return activation.formula().apply(x, all, g);
    }

    private static String checked(String name, Activation activation, String setting, double value) {
        if (!activation.defaults().containsKey(setting)) {
            throw new LayerException(setting, name + " has no setting '" + setting + "': remove it");
        }
        boolean positive = setting.equals("alpha") || setting.equals("beta");
        if (!Double.isFinite(value) || positive && value <= 0) {
            throw new LayerException(setting,
                    setting + " must be " + (positive ? "greater than 0" : "finite") + ", not " + value);
        }
        return setting;
    }

    /** The attribute {@code activation} of a layer applied to its result; PReLU's parameter is {@code PATH.slope}. */
    static Node ofAttribute(LayerCall call, Node y) {
        String name = call.attributes().findEnum("activation").orElse("IDENTITY");
        return name.equals("PRELU")
                ? Rectifiers.prelu(y, Activate.slope(call, "slope", 1, 0.25), call.graph())
                : apply(name, y, Map.of(), call.graph());
    }
}
