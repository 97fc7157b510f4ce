package cortado.processor.layer;

import cortado.processor.graph.Node;
import cortado.processor.graph.Variable.Initial;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An activation with settings as a layer: {@code y = function(x)}. See {@link Activations}. */
final class Activate implements Layer {
    private static final Set<String> NUMBERS = Set.of("alpha", "slope", "beta");

    @Override
    public String annotation() {
        return "cortado.Activate";
    }

    @Override
    public Node apply(LayerCall call) {
        String function = call.attributes().findEnum("function").orElseThrow(
                () -> new LayerException("", "needs 'function': name a constant of Activation"));
        return function.equals("PRELU")
                ? Rectifiers.prelu(call.x(), slope(call), call.graph())
                : Activations.apply(function, call.x(), settings(call.attributes()), call.graph());
    }

    private static Map<String, Double> settings(Attributes attributes) {
        var settings = new LinkedHashMap<String, Double>();
        for (String name : attributes.names()) {
            if (NUMBERS.contains(name)) {
                settings.put(name, attributes.findNumber(name).orElseThrow());
            } else if (name.equals("axis")) {
                settings.put(name, (double) attributes.findInt(name).orElseThrow());
            } else if (name.equals("perChannel")) {
                throw new LayerException(name, "only PRELU has 'perChannel': remove it");
            }
        }
        return settings;
    }

    /** PReLU's learned slope, {@code [1]} or one a channel, laid along the axis of the channels. */
    private static Node slope(LayerCall call) {
        Attributes attributes = call.attributes();
        for (String name : List.of("alpha", "beta")) {
            if (attributes.names().contains(name)) {
                throw new LayerException(name, "PRELU has no setting '" + name + "': remove it");
            }
        }
        boolean perChannel = attributes.flag("perChannel", false);
        int axis = call.x().shape().axis(attributes.findInt("axis").orElse(perChannel ? 0 : -1));
        int channels = perChannel ? call.x().shape().size(axis) : 1;
        Node slope = slope(call, "weight", channels, attributes.finite("slope", 0.25));
        return perChannel ? call.graph().alongAxis(slope, axis, call.x().shape().with(false)) : slope;
    }

    /** A parameter of PReLU. */
    static Node slope(LayerCall call, String role, int channels, double initial) {
        return call.parameter(role, List.of(channels), Initial.of("constant", initial), 1, 1);
    }
}
