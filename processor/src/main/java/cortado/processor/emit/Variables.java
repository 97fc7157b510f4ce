package cortado.processor.emit;

import cortado.processor.graph.Network;
import cortado.processor.graph.Variable;
import cortado.processor.kernel.Buffer;
import cortado.processor.op.Leaf;
import cortado.processor.schedule.Layout;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where the variables of a network lie in their flat arrays. */
final class Variables {
    private final List<Variable> parameters;
    private final List<Variable> states;
    private final List<Network.Setting> settings;
    private final Map<String, Integer> padded = new HashMap<>();
    private final Map<String, Integer> dense = new HashMap<>();
    private final Layout layout;

    Variables(Network network, Layout layout) {
        this.layout = layout;
        parameters = ofKind(network, Leaf.Kind.PARAMETER);
        states = ofKind(network, Leaf.Kind.STATE);
        settings = network.settings();
        place(parameters, Buffer.Space.PARAMETER);
        place(states, Buffer.Space.STATE);
        for (int i = 0; i < settings.size(); i++) {
            padded.put(Buffer.Space.SETTING + settings.get(i).key(), i);
            dense.put(Buffer.Space.SETTING + settings.get(i).key(), i);
        }
    }

    private static List<Variable> ofKind(Network network, Leaf.Kind kind) {
        return network.variables().stream().filter(v -> ((Leaf) v.node().op()).kind() == kind).toList();
    }

    /** Each variable starts at a multiple of 16 floats, a cache line; the reference's lie without gaps. */
    private void place(List<Variable> variables, Buffer.Space space) {
        int at = 0;
        int gapless = 0;
        for (Variable variable : variables) {
            Buffer buffer = buffer(variable, space);
            padded.put(space + variable.key(), at);
            dense.put(space + variable.key(), gapless);
            at = Math.addExact(at, Math.addExact(layout.floats(buffer), 15) / 16 * 16);
            gapless = Math.addExact(gapless, buffer.elements());
        }
    }

    static Buffer buffer(Variable variable, Buffer.Space space) {
        return new Buffer(variable.key(), space, false, variable.node().shape().sizes());
    }

    List<Variable> parameters() {
        return parameters;
    }

    List<Variable> states() {
        return states;
    }

    List<Network.Setting> settings() {
        return settings;
    }

    Layout layout() {
        return layout;
    }

    /** The position of a variable in float programs. */
    int offset(Buffer.Space space, String key) {
        return padded.get(space + key);
    }

    /** The position of a variable in the reference. */
    int gapless(Buffer.Space space, String key) {
        return dense.get(space + key);
    }
}
