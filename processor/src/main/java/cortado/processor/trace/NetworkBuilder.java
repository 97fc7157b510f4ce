package cortado.processor.trace;

import cortado.processor.declaration.Position;
import cortado.processor.graph.DType;
import cortado.processor.graph.GraphBuilder;
import cortado.processor.graph.Network;
import cortado.processor.graph.Network.Port;
import cortado.processor.graph.Network.Setting;
import cortado.processor.graph.Network.Update;
import cortado.processor.graph.Node;
import cortado.processor.graph.Shape;
import cortado.processor.graph.Variable;
import cortado.processor.graph.Variable.Initial;
import cortado.processor.op.Leaf;
import cortado.processor.op.Leaf.Kind;
import cortado.processor.op.Reshape;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Collects what a trace finds: parameters, states, settings, penalties. */
final class NetworkBuilder {
    private static final String TRAINING = "training";

    private final GraphBuilder graph = new GraphBuilder();
    private final boolean predicting;
    private final Map<String, Variable> variables = new LinkedHashMap<>();
    private final Map<String, Setting> settings = new LinkedHashMap<>();
    private final Map<Node, Node> updates = new LinkedHashMap<>();
    private final Map<Node, Integer> classes = new LinkedHashMap<>();
    private final Set<Node> penalties = new LinkedHashSet<>();
    private final Set<String> severalSamples = new LinkedHashSet<>();
    private final Map<String, Position> declared = new HashMap<>();

    NetworkBuilder(boolean predicting) {
        this.predicting = predicting;
    }

    GraphBuilder graph() {
        return graph;
    }

    boolean predicting() {
        return predicting;
    }

    Optional<Variable> variable(String key) {
        return Optional.ofNullable(variables.get(key));
    }

    /** A parameter or state; one that exists already is returned as it is. */
    Variable variable(Kind kind, String key, List<Integer> sizes, Initial initial, int fanIn, int fanOut) {
        return variables.computeIfAbsent(key, k -> {
            Node leaf = graph.node(new Leaf(kind, k, new Shape(false, sizes), DType.REAL));
            leaf.shape().elements();
            return new Variable(k, leaf, initial, fanIn, fanOut);
        });
    }

    /** Notes where the variable of a key is declared. */
    void declare(String key, Position position) {
        declared.putIfAbsent(key, position);
    }

    /** Where variables are declared, by key. */
    Map<String, Position> declared() {
        return declared;
    }

    Node setting(String key, double initial, String comment) {
        settings.putIfAbsent(key, new Setting(key, initial, comment));
        return graph.node(new Leaf(Kind.SETTING, key, Shape.single(), DType.REAL));
    }

    /** A scalar mask: true in training steps. */
    Node training() {
        return graph.less(graph.constant(0), setting(TRAINING, 1, "1 while training, 0 while evaluating"));
    }

    /** The state's newest value in this step. */
    Node current(Node state) {
        return updates.getOrDefault(state, state);
    }

    /** Sets a state, given itself or the newest value that {@link #current} yielded. */
    void update(Node state, Node value) {
        Node leaf = state;
        for (var known : updates.entrySet()) {
            if (known.getValue() == state) {
                leaf = known.getKey();
            }
        }
        updates.remove(leaf);
        updates.put(leaf, value);
    }

    /** Notes a layer that needs two samples at least in a training batch. */
    void requireSeveralSamples(String path) {
        severalSamples.add(path);
    }

    /** Adds a scalar to the loss; the same one of a second call counts once. */
    void penalty(Node scalar) {
        penalties.add(scalar);
    }

    /** The loss with all penalties added. */
    Node withPenalties(Node loss) {
        return penalties.stream().reduce(loss, graph::add);
    }

    /** Notes that the indices of a leaf, in whatever shape, are below {@code bound}. */
    void bound(Node tokens, int bound) {
        if (tokens.op() instanceof Reshape) {
            bound(tokens.input(0), bound);
        } else if (tokens.op() instanceof Leaf) {
            classes.merge(tokens, bound, Math::min);
        }
    }

    Port port(String name, Node node, boolean gradient, int declaredClasses) {
        return new Port(name, node, gradient, declaredClasses > 0 ? declaredClasses : classes.getOrDefault(node, 0));
    }

    Network build(String name, List<Port> inputs, List<Port> targets, List<Port> outputs, Optional<Node> loss) {
        List<Update> changed = updates.entrySet().stream().map(u -> new Update(u.getKey(), u.getValue())).toList();
        return new Network(name, graph, inputs, targets, outputs, loss,
                List.copyOf(variables.values()), List.copyOf(settings.values()), changed,
                List.copyOf(severalSamples));
    }
}
