package cortado.processor.golden;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import cortado.processor.graph.DType;
import cortado.processor.graph.GraphBuilder;
import cortado.processor.graph.Node;
import cortado.processor.graph.Shape;
import cortado.processor.graph.TestGraph;
import cortado.processor.layer.Layers;
import cortado.processor.layer.MapAttributes;
import cortado.processor.layer.Softmax;
import cortado.processor.layer.TestCall;
import cortado.processor.loss.Losses;
import cortado.processor.op.Leaf;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A golden case as a graph, by way of the layers and losses but not of the language. */
final class GoldenGraph {
    private static final Map<String, String> LAYERS = Map.ofEntries(Map.entry("dense", "Dense"),
            Map.entry("activation", "Activate"), Map.entry("embedding", "Embedding"), Map.entry("maxout", "Maxout"), Map.entry("dropout", "Dropout"),
            Map.entry("batch_norm", "BatchNorm"), Map.entry("layer_norm", "LayerNorm"), Map.entry("flatten", "Flatten"),
            Map.entry("conv1d", "Conv1d"), Map.entry("conv2d", "Conv2d"), Map.entry("conv3d", "Conv3d"),
            Map.entry("max_pool1d", "MaxPool"), Map.entry("max_pool2d", "MaxPool"),
            Map.entry("avg_pool1d", "AveragePool"), Map.entry("avg_pool2d", "AveragePool"),
            Map.entry("global_avg_pool", "GlobalAveragePool"), Map.entry("global_max_pool", "GlobalMaxPool"),
            Map.entry("adaptive_avg_pool", "AdaptiveAveragePool"), Map.entry("adaptive_max_pool", "AdaptiveMaxPool"),
            Map.entry("conv_transpose1d", "ConvTranspose1d"), Map.entry("conv_transpose2d", "ConvTranspose2d"),
            Map.entry("group_norm", "GroupNorm"), Map.entry("instance_norm", "InstanceNorm"),
            Map.entry("rms_norm", "RmsNorm"), Map.entry("local_response_norm", "LocalResponseNorm"),
            Map.entry("l2_normalize", "L2Normalize"), Map.entry("upsample", "Upsample"), Map.entry("pad", "Pad"),
            Map.entry("pixel_shuffle", "PixelShuffle"));

    private static final Map<String, String> LOSSES = Map.ofEntries(
            Map.entry("mse", "MEAN_SQUARED_ERROR"), Map.entry("l1", "MEAN_ABSOLUTE_ERROR"), Map.entry("huber", "HUBER"),
            Map.entry("smooth_l1", "SMOOTH_L1"), Map.entry("log_cosh", "LOG_COSH"), Map.entry("bce", "BINARY_CROSS_ENTROPY"),
            Map.entry("bce_with_logits", "BINARY_CROSS_ENTROPY_WITH_LOGITS"), Map.entry("nll", "NEGATIVE_LOG_LIKELIHOOD"),
            Map.entry("cross_entropy", "SOFTMAX_CROSS_ENTROPY"), Map.entry("kl_div", "KULLBACK_LEIBLER"),
            Map.entry("hinge", "HINGE"), Map.entry("squared_hinge", "SQUARED_HINGE"),
            Map.entry("multi_margin", "MULTI_MARGIN"), Map.entry("cosine_embedding", "COSINE_EMBEDDING"),
            Map.entry("soft_margin", "SOFT_MARGIN"), Map.entry("multilabel_soft_margin", "MULTI_LABEL_SOFT_MARGIN"),
            Map.entry("margin_ranking", "MARGIN_RANKING"), Map.entry("triplet_margin", "TRIPLET_MARGIN"),
            Map.entry("poisson_nll", "POISSON_NLL"), Map.entry("gaussian_nll", "GAUSSIAN_NLL"));

    /** The roles of parameters, PyTorch's names apart. */
    private static final Map<String, String> ROLES = Map.of("gamma", "weight", "beta", "bias", "slope", "weight");

    /** Names of attributes that differ from ours. */
    private static final Map<String, String> RENAMED = Map.of("eps", "epsilon", "log_input", "logInput", "label_smoothing", "labelSmoothing", "ignore_index", "ignoreIndex",
            "p", "exponent", "ceil_mode", "ceilMode", "count_include_pad", "countIncludePad",
            "output_padding", "outputPadding", "align_corners", "alignCorners",
            "padding_index", "paddingIndex");

    private final GoldenCase golden;
    private final TestGraph graph;
    private final Map<String, Node> values = new HashMap<>();
    private final Map<String, Node> leaves = new LinkedHashMap<>();

    /** Every result by the name under which the case expects it. */
    private final Map<String, Node> results = new LinkedHashMap<>();

    private final List<Node> terms = new ArrayList<>();

    GoldenGraph(GoldenCase golden) {
        this.golden = golden;
        this.graph = new TestGraph(golden.batch());
        golden.inputs().forEach(name -> values.put(name, batched("input." + name, Leaf.Kind.INPUT)));
        golden.steps().forEach(step -> values.put(step.id(), apply(step)));
        golden.outputs().forEach(name -> results.put("output." + name, values.get(name)));
        addLosses();
    }

    static boolean knows(GoldenCase golden) {
        return golden.steps().stream().allMatch(step ->
                LAYERS.containsKey(step.kind()) || List.of("permute", "logsumexp", "reshape").contains(step.kind()));
    }

    TestGraph graph() {
        return graph;
    }

    Map<String, Node> results() {
        return results;
    }

    /** The total loss. */
    Node loss() {
        return results.get("loss");
    }

    /** Inputs and parameters by the names of their gradients: {@code input.x}, {@code param.dense1.weight}. */
    Map<String, Node> leaves() {
        return leaves;
    }

    private Node batched(String name, Leaf.Kind kind) {
        List<Integer> sizes = golden.sizes(name);
        return leaf(name, kind, new Shape(true, sizes.subList(1, sizes.size())));
    }

    private Node leaf(String name, Leaf.Kind kind, Shape shape) {
        DType type = golden.isInteger(name) ? DType.INTEGER : DType.REAL;
        return leaves.computeIfAbsent(name, n -> graph.leaf(kind, name, shape, type, golden.values(name)));
    }

    private Node apply(GoldenCase.Step step) {
        Node[] inputs = step.inputs().stream().map(values::get).toArray(Node[]::new);
        return switch (step.kind()) {
            case "permute" -> graph.builder().permute(inputs[0], withoutBatch(step.attributes()));
            case "reshape" -> graph.builder().reshape(inputs[0], flat(step.attributes().get("shape")).toList());
            case "logsumexp" -> Softmax.logSumExp(
                    inputs[0], List.of(step.attributes().get("axis").getAsInt() - 1), graph.builder());
            default -> layer(step, inputs);
        };
    }

    private static List<Integer> withoutBatch(JsonObject attributes) {
        List<Integer> axes = attributes.getAsJsonArray("axes").asList().stream().map(JsonElement::getAsInt).toList();
        return axes.stream().skip(1).map(axis -> axis - 1).toList();
    }

    private Node layer(GoldenCase.Step step, Node... inputs) {
        var given = new HashMap<String, Node>();
        step.parameters().forEach((role, name) -> given.put(ROLES.getOrDefault(role, role), parameter("param." + name)));
        step.states().forEach((role, name) -> given.put(role, parameter("state." + name)));
        var mode = golden.training() ? TestCall.Mode.TRAINING : TestCall.Mode.VALIDATION;
        var call = new TestCall(graph, attributes(step), mode, given, inputs);
        Node y = Layers.find("cortado." + LAYERS.get(step.kind())).orElseThrow().apply(call);
        terms.addAll(call.penalties());
        step.states().forEach((role, name) -> results.put("state." + name, call.updated(given.get(role))));
        return y;
    }

    private Node parameter(String name) {
        Leaf.Kind kind = name.startsWith("state") ? Leaf.Kind.STATE : Leaf.Kind.PARAMETER;
        return leaf(name, kind, new Shape(false, golden.sizes(name)));
    }

    private Map<String, Object> attributes(GoldenCase.Step step) {
        var attributes = new HashMap<String, Object>();
        JsonObject given = step.attributes();
        given.keySet().forEach(name -> attributes.put(RENAMED.getOrDefault(name, name), plain(given.get(name))));
        attributes.remove("shape");
        attributes.remove("axis");
        switch (step.kind()) {
            case "l2_normalize" -> attributes.put("axis", given.get("axis").getAsInt() - 1);
            case "upsample" -> attributes.put("mode", given.get("mode").getAsString().toUpperCase(Locale.ROOT));
            case "pad" -> attributes.put("fill", given.get("mode").getAsString().toUpperCase(Locale.ROOT));
            default -> { }
        }
        if (step.kind().equals("activation")) {
            settle(given, attributes);
        }
        golden.penalties().stream()
                .filter(penalty -> step.kind().equals("dense") && GoldenCase.strings(penalty.getAsJsonArray("params"))
                        .contains(step.parameters().get("weight")))
                .forEach(penalty -> attributes.put(
                        penalty.get("kind").getAsString(), penalty.get("coefficient").getAsDouble()));
        return attributes;
    }

    /** The attributes of an activation: its constant's name and its settings. */
    private static void settle(JsonObject given, Map<String, Object> attributes) {
        String function = given.get("function").getAsString().toUpperCase(Locale.ROOT);
        boolean approximate = given.has("approximate") && given.get("approximate").getAsString().equals("tanh");
        attributes.put("function", approximate ? "GELU_TANH" : function);
        List.of("approximate", "formula", "scale", "channel_axis", "shared").forEach(attributes::remove);
        if (function.equals("SELU")) {
            attributes.remove("alpha");
        }
        if (function.equals("PRELU")) {
            attributes.put("perChannel", !given.get("shared").getAsBoolean());
            attributes.put("axis", 0);
        }
        if (function.endsWith("SOFTMAX")) {
            int axis = given.get("axis").getAsInt();
            attributes.put("axis", axis > 0 ? axis - 1 : axis);
        }
    }

    private static Object plain(JsonElement value) {
        if (value.isJsonArray()) {
            return flat(value).toList();
        }
        var primitive = value.getAsJsonPrimitive();
        if (primitive.isNumber()) {
            return primitive.getAsString().matches("-?\\d+") ? (Object) primitive.getAsInt() : primitive.getAsDouble();
        }
        return primitive.isBoolean() ? (Object) primitive.getAsBoolean() : primitive.getAsString();
    }

    /** The integers of an array and of those in it, in order. */
    private static Stream<Integer> flat(JsonElement value) {
        return value.isJsonArray()
                ? value.getAsJsonArray().asList().stream().flatMap(GoldenGraph::flat)
                : Stream.of(value.getAsInt());
    }

    private void addLosses() {
        GraphBuilder g = graph.builder();
        List<JsonObject> losses = golden.losses();
        for (int i = 0; i < losses.size(); i++) {
            Node loss = loss(losses.get(i));
            results.put("loss." + i, loss);
            double weight = losses.get(i).has("weight") ? losses.get(i).get("weight").getAsDouble() : 1;
            terms.add(g.multiply(g.constant(weight), loss));
        }
        results.put("loss", terms.stream().reduce(g::add).orElseThrow());
    }

    private Node loss(JsonObject loss) {
        List<Node> outputs = GoldenCase.strings(loss.getAsJsonArray("on")).stream().map(values::get).toList();
        var targets = new ArrayList<Node>();
        var attributes = new HashMap<String, Object>();
        for (String key : loss.keySet()) {
            switch (key) {
                case "target" -> addTarget(loss.get(key), targets);
                case "weights" -> targets.add(batched("weights." + loss.get(key).getAsString(), Leaf.Kind.TARGET));
                case "class_weights" -> attributes.put("classWeights", numbers(loss.get(key)));
                case "positive_weights" -> attributes.put("positiveWeight", numbers(loss.get(key)));
                case "kind", "on", "reduction", "weight", "log_target", "eps" -> { }
                default -> attributes.put(RENAMED.getOrDefault(key, key), plain(loss.get(key)));
            }
        }
        String name = LOSSES.get(loss.get("kind").getAsString());
        if (name.equals("SOFTMAX_CROSS_ENTROPY")) {
            attributes.put("axis", 0);
            name = targets.get(0).type() == DType.REAL ? "SOFT_TARGET_CROSS_ENTROPY" : name;
        }
        Node each = Losses.apply(name, outputs, targets, new MapAttributes(attributes, graph), graph.builder());
        return reduced(each, loss, outputs.get(0).shape());
    }

    private void addTarget(JsonElement name, List<Node> targets) {
        if (!name.isJsonNull()) {
            targets.add(batched("target." + name.getAsString(), Leaf.Kind.TARGET));
        }
    }

    private List<Double> numbers(JsonElement name) {
        double[] values = golden.values("weights." + name.getAsString());
        return IntStream.range(0, values.length).mapToObj(i -> values[i]).toList();
    }

    /** From one value a sample to the case's reduction; ours of KL is a sum over the classes already. */
    private Node reduced(Node each, JsonObject loss, Shape output) {
        GraphBuilder g = graph.builder();
        boolean divergence = loss.get("kind").getAsString().equals("kl_div");
        Node elements = g.constant(output.elements());
        return switch (loss.get("reduction").getAsString()) {
            case "sum" -> g.sumOverBatch(divergence ? each : g.multiply(each, elements));
            case "batchmean" -> g.meanOverBatch(each);
            default -> g.meanOverBatch(divergence ? g.divide(each, elements) : each);
        };
    }
}
