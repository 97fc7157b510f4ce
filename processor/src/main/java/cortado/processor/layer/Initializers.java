package cortado.processor.layer;

import cortado.processor.graph.Variable.Initial;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** From the constants of {@code cortado.Init} and their attributes to the runtime's initialisers. */
public final class Initializers {
    /** Activations that keep the scale of small inputs on both sides of 0. */
    private static final Set<String> TWO_SIDED = Set.of("IDENTITY", "SIGMOID", "TANH", "SOFTSIGN", "HARD_SIGMOID",
            "HARD_TANH", "LOG_SIGMOID", "SOFTMAX", "LOG_SOFTMAX");

    private static final Set<String> OF_BIAS = Set.of("ZEROS", "ONES", "CONSTANT", "PYTORCH_LINEAR");

    private static final Map<String, Function<Attributes, Initial>> ALL = Map.ofEntries(
            Map.entry("ZEROS", a -> Initial.of("zeros")),
            Map.entry("ONES", a -> Initial.of("ones")),
            Map.entry("CONSTANT", a -> Initial.of("constant", a.finite("value", 0))),
            Map.entry("NORMAL", a -> Initial.of("normal", 0.0, a.positive("std", 0.05))),
            Map.entry("UNIFORM", a -> Initial.of("uniform", -a.positive("limit", 0.05), a.positive("limit", 0.05))),
            Map.entry("XAVIER_NORMAL", a -> Initial.of("xavierNormal", a.positive("gain", 1))),
            Map.entry("XAVIER_UNIFORM", a -> Initial.of("xavierUniform", a.positive("gain", 1))),
            Map.entry("KAIMING_NORMAL", a -> Initial.of("kaimingNormal", a.positive("gain", Math.sqrt(2)))),
            Map.entry("KAIMING_UNIFORM", a -> Initial.of("kaimingUniform", a.positive("gain", Math.sqrt(2)))),
            Map.entry("KAIMING_NORMAL_FAN_OUT", a ->
                    Initial.of("kaimingNormalFanOut", a.positive("gain", Math.sqrt(2)))),
            Map.entry("KAIMING_UNIFORM_FAN_OUT", a ->
                    Initial.of("kaimingUniformFanOut", a.positive("gain", Math.sqrt(2)))),
            Map.entry("LECUN_NORMAL", a -> Initial.of("lecunNormal", a.positive("gain", 1))),
            Map.entry("LECUN_UNIFORM", a -> Initial.of("lecunUniform", a.positive("gain", 1))),
            Map.entry("ORTHOGONAL", a -> Initial.of("orthogonal", a.positive("gain", 1))),
            Map.entry("PYTORCH_LINEAR", a -> Initial.of("pytorchLinear")));

    private Initializers() {}

    /** The names of all initialisers. */
    public static Set<String> names() {
        return ALL.keySet();
    }

    /** An initialiser by the name of its constant, with the attributes {@code value, std, limit, gain}. */
    public static Initial of(String init, Attributes attributes) {
        if (!ALL.containsKey(init)) {
            throw new LayerException("init", "init = " + init + " needs a layer with an activation: name another");
        }
        return ALL.get(init).apply(attributes);
    }

    /** How a weight starts: the attribute {@code init}, or what suits the attribute {@code activation}. */
    public static Initial weight(Attributes attributes) {
        String init = attributes.findEnum("init").orElse("BY_ACTIVATION");
        return of(init.equals("BY_ACTIVATION") ? byActivation(attributes) : init, attributes);
    }

    private static String byActivation(Attributes attributes) {
        String activation = attributes.findEnum("activation").orElse("IDENTITY");
        return activation.equals("SELU") ? "LECUN_NORMAL"
                : TWO_SIDED.contains(activation) ? "XAVIER_UNIFORM" : "KAIMING_NORMAL";
    }

    /** How a bias starts: the attribute {@code biasInit}, or PyTorch's rule where the weight has it, or zeros. */
    public static Initial bias(Attributes attributes) {
        boolean asWeight = attributes.findEnum("init").filter("PYTORCH_LINEAR"::equals).isPresent();
        String init = attributes.findEnum("biasInit").orElse(asWeight ? "PYTORCH_LINEAR" : "ZEROS");
        if (!OF_BIAS.contains(init)) {
            throw new LayerException("biasInit",
                    "biasInit must be ZEROS, ONES, CONSTANT or PYTORCH_LINEAR, not " + init);
        }
        return init.equals("CONSTANT")
                ? Initial.of("constant", attributes.finite("biasValue", 0))
                : of(init, attributes);
    }
}
