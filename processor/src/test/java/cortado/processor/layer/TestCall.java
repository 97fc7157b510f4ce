package cortado.processor.layer;

import cortado.processor.graph.DType;
import cortado.processor.graph.GraphBuilder;
import cortado.processor.graph.Node;
import cortado.processor.graph.Shape;
import cortado.processor.graph.TestGraph;
import cortado.processor.graph.Variable.Initial;
import cortado.processor.op.Leaf;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A call of a layer on a graph with values: parameters by role are given, or filled with random numbers. */
public final class TestCall implements LayerCall {
    /** In which program the layer is traced, and for what it runs. */
    public enum Mode {
        TRAINING,
        VALIDATION,
        PREDICTION
    }

    private final TestGraph graph;
    private final Attributes attributes;
    private final List<Node> inputs;
    private final Mode mode;
    private final Map<String, Node> given;
    private final Map<String, Node> parameters = new LinkedHashMap<>();
    private final Map<String, Initial> initials = new HashMap<>();
    private final Map<String, List<Integer>> fans = new HashMap<>();
    private final Map<Node, Node> updates = new LinkedHashMap<>();
    private boolean severalSamples;
    private final Map<Node, Integer> bounds = new HashMap<>();
    private final List<Node> penalties = new ArrayList<>();

    public TestCall(TestGraph graph, Map<String, Object> attributes, Mode mode, Map<String, Node> given, Node... inputs) {
        this.graph = graph;
        this.attributes = new MapAttributes(attributes, graph);
        this.inputs = List.of(inputs);
        this.mode = mode;
        this.given = given;
    }

    TestCall(TestGraph graph, Map<String, Object> attributes, Node... inputs) {
        this(graph, attributes, Mode.TRAINING, Map.of(), inputs);
    }

    @Override
    public GraphBuilder graph() {
        return graph.builder();
    }

    @Override
    public Attributes attributes() {
        return attributes;
    }

    @Override
    public List<Node> inputs() {
        return inputs;
    }

    @Override
    public String path() {
        return "layer";
    }

    @Override
    public Node parameter(String role, List<Integer> sizes, Initial initial, int fanIn, int fanOut) {
        initials.put(role, initial);
        fans.put(role, List.of(fanIn, fanOut));
        return parameters.computeIfAbsent(role, r -> givenOr(role, sizes));
    }

    private Node givenOr(String role, List<Integer> sizes) {
        Node node = given.containsKey(role) ? given.get(role) : graph.random(new Shape(false, sizes));
        if (!node.shape().sizes().equals(sizes)) {
            throw new IllegalStateException(role + " has " + node.shape() + ", not " + sizes);
        }
        return node;
    }

    @Override
    public Node parameterOf(String layer, String role) {
        return given.get(layer + "." + role);
    }

    @Override
    public Node state(String role, List<Integer> sizes, double initial) {
        return parameters.computeIfAbsent(role, r -> given.containsKey(role)
                ? given.get(role)
                : graph.leaf(Leaf.Kind.STATE, role, new Shape(false, sizes), DType.REAL,
                        TestGraph.filled(new Shape(false, sizes).elements(), initial)));
    }

    @Override
    public void update(Node state, Node value) {
        updates.put(state, value);
    }

    @Override
    public void requireSeveralSamples() {
        severalSamples = true;
    }

    /** Whether the layer needs two samples at least. */
    boolean needsSeveralSamples() {
        return severalSamples;
    }

    @Override
    public Node setting(String name, double initial) {
        return ((MapAttributes) attributes).setting(name, initial);
    }

    @Override
    public void bound(Node tokens, int bound) {
        bounds.put(tokens, bound);
    }

    /** What indices have to be below. */
    int bound(Node tokens) {
        return bounds.get(tokens);
    }

    @Override
    public boolean predicting() {
        return mode == Mode.PREDICTION;
    }

    @Override
    public Node training() {
        return graph.leaf(Leaf.Kind.SETTING, "training", Shape.single(), DType.MASK, mode == Mode.TRAINING ? 1 : 0);
    }

    @Override
    public void penalty(Node scalar) {
        penalties.add(scalar);
    }

    Node parameter(String role) {
        return parameters.get(role);
    }

    /** All parameters, states included. */
    List<Node> parameters() {
        return List.copyOf(parameters.values());
    }

    Initial initial(String role) {
        return initials.get(role);
    }

    /** fanIn and fanOut. */
    List<Integer> fans(String role) {
        return fans.get(role);
    }

    public List<Node> penalties() {
        return penalties;
    }

    /** The new value of a state. */
    public Node updated(Node state) {
        return updates.get(state);
    }
}
