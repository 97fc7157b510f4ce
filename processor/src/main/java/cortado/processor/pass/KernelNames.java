package cortado.processor.pass;

import cortado.processor.graph.Node;
import cortado.processor.kernel.Buffer;
import cortado.processor.kernel.Identifiers;
import cortado.processor.op.Contract;
import cortado.processor.op.Elementwise;
import cortado.processor.op.Leaf;
import cortado.processor.op.Permute;
import cortado.processor.op.Reduce;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Names of buffers and kernels: a layer's name for its result, with the operation behind it for a step on the way, and
 * {@code d} before a gradient: {@code hiddenProduct}, {@code hidden}, {@code dHidden}.
 */
public final class KernelNames {
    /** Methods of the reference that are no kernels, and those that kernels call: a class's own would hide them. */
    private static final Set<String> OTHER_METHODS = Set.of(
            "forward", "backward", "samples", "inputOffset", "outputOffset", "targetOffset", "inputGradientOffset",
            "exp", "expm1", "log", "log1p", "tanh", "sigmoid", "erf", "uniform");

    private final Set<String> buffers = new HashSet<>();
    private final Set<String> kernels = new HashSet<>(OTHER_METHODS);
    private final Map<String, Node> results = new HashMap<>();
    private final Map<Node, List<Node>> gradientOf;

    /**
     * @param forward the nodes before differentiation
     * @param gradientOf for every gradient the nodes that it is the gradient of
     */
    public KernelNames(List<Node> forward, Map<Node, List<Node>> gradientOf) {
        forward.forEach(node -> results.put(node.origin().path(), computed(node)));
        this.gradientOf = gradientOf;
    }

    /** What is in memory where users see its axes in another order. */
    private static Node computed(Node node) {
        return node.op() instanceof Permute ? node.input(0) : node;
    }

    /** Keeps a name for a buffer that has one already. */
    public void reserve(String name) {
        buffers.add(name);
    }

    /** A new buffer's name. */
    String of(Node node) {
        if (!gradientOf.containsKey(node)) {
            return Identifiers.unique(describe(node), buffers);
        }
        String base = describe(source(gradientOf.get(node)));
        return Identifiers.unique("d" + Character.toUpperCase(base.charAt(0)) + base.substring(1), buffers);
    }

    /** Of nodes with one and the same gradient: a layer's result, else the first. */
    private Node source(List<Node> nodes) {
        return nodes.stream()
                .min(Comparator.comparing((Node node) -> results.get(node.origin().path()) != node).thenComparing(Node::id))
                .orElseThrow();
    }

    /** The kernel's name: the buffer's as an identifier. */
    String kernel(Node node, Buffer out) {
        return Identifiers.unique(Identifiers.camel(out.name()), kernels);
    }

    private String describe(Node node) {
        if (node.op() instanceof Leaf leaf) {
            return Identifiers.camel(leaf.key());
        }
        String path = node.origin().path();
        return Identifiers.camel(path.isEmpty() ? "loss" : path) + (results.get(path) == node ? "" : suffix(node));
    }

    private static String suffix(Node node) {
        if (node.op() instanceof Contract) {
            return "Product";
        }
        if (node.op() instanceof Reduce reduce) {
            return title(reduce.kind().name());
        }
        return node.op() instanceof Elementwise elementwise ? title(elementwise.function().name()) : "";
    }

    private static String title(String word) {
        return word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT).replace("_", "");
    }
}
