package cortado.processor.layer;

import cortado.processor.graph.Node;
import cortado.processor.graph.Variable.Initial;
import java.util.List;
import java.util.Set;

/** From the constants of {@code cortado.Init} and their attributes to the runtime's initialisers. */
public final class Initializers {
    /** Activations whose outputs keep the scale of small inputs on both sides of 0. */
    private static final Set<String> TWO_SIDED = Set.of("IDENTITY", "SIGMOID", "TANH", "SOFTSIGN", "HARD_SIGMOID",
            "HARD_TANH", "LOG_SIGMOID", "SOFTMAX", "LOG_SOFTMAX");

    private Initializers() {}

    /** How a weight starts: the attribute {@code init}, or what suits the attribute {@code activation}. */
    public static Initial weight(Attributes attributes) {
        String init = attributes.findEnum("init").orElse("BY_ACTIVATION");
        return init.equals("BY_ACTIVATION")
                ? of(byActivation(attributes.findEnum("activation").orElse("IDENTITY")), attributes)
                : of(init, attributes);
    }

    private static String byActivation(String activation) {
        return activation.equals("SELU") ? "LECUN_NORMAL"
                : TWO_SIDED.contains(activation) ? "XAVIER_UNIFORM" : "KAIMING_NORMAL";
    }

    /** How a bias starts: zeros, unless the attribute {@code biasInit} or PyTorch's rule for the weight says otherwise. */
    public static Initial bias(Attributes attributes) {
        boolean asWeight = attributes.findEnum("init").filter("PYTORCH_LINEAR"::equals).isPresent();
        String init = attributes.findEnum("biasInit").orElse(asWeight ? "PYTORCH_LINEAR" : "ZEROS");
        return switch (init) {
            case "ZEROS", "ONES", "PYTORCH_LINEAR" -> of(init, attributes);
            case "CONSTANT" -> Initial.of("constant", finite(attributes, "biasValue", 0));
            default -> throw new LayerException("biasInit",
                    "a bias starts with ZEROS, ONES, CONSTANT or PYTORCH_LINEAR, not " + init);
        };
    }

    /** An initialiser by the name of its constant, with the attributes {@code value, std, limit, gain}. */
    public static Initial of(String init, Attributes attributes) {
        return switch (init) {
            case "ZEROS" -> Initial.of("zeros");
            case "ONES" -> Initial.of("ones");
            case "CONSTANT" -> Initial.of("constant", finite(attributes, "value", 0));
            case "NORMAL" -> Initial.of("normal", 0.0, positive(attributes, "std", 0.05));
            case "UNIFORM" -> {
                double limit = positive(attributes, "limit", 0.05);
                yield Initial.of("uniform", -limit, limit);
            }
            case "XAVIER_NORMAL" -> Initial.of("xavierNormal", gain(attributes, 1));
            case "XAVIER_UNIFORM" -> Initial.of("xavierUniform", gain(attributes, 1));
            case "KAIMING_NORMAL" -> Initial.of("kaimingNormal", gain(attributes, Math.sqrt(2)));
            case "KAIMING_UNIFORM" -> Initial.of("kaimingUniform", gain(attributes, Math.sqrt(2)));
            case "LECUN_NORMAL" -> Initial.of("lecunNormal", gain(attributes, 1));
            case "LECUN_UNIFORM" -> Initial.of("lecunUniform", gain(attributes, 1));
            case "ORTHOGONAL" -> Initial.of("orthogonal", gain(attributes, 1));
            case "PYTORCH_LINEAR" -> Initial.of("pytorchLinear");
            default -> throw new LayerException("init", "init " + init + " needs a layer with an activation: name another");
        };
    }

    private static double gain(Attributes attributes, double initial) {
        return positive(attributes, "gain", initial);
    }

    private static double positive(Attributes attributes, String name, double initial) {
        double value = finite(attributes, name, initial);
        if (value <= 0) {
            throw new LayerException(name, name + " must be greater than 0, not " + value);
        }
        return value;
    }

    private static double finite(Attributes attributes, String name, double initial) {
        return attributes.number(name, initial, -Double.MAX_VALUE, Double.MAX_VALUE);
    }

    /** PReLU's parameter: one slope, or one a channel. */
    static Node slope(LayerCall call, String role, int channels, double initial) {
        return call.parameter(role, List.of(channels), Initial.of("constant", initial), 1, 1);
    }
}
