package cortado.processor.trace;

import cortado.processor.declaration.Expression;
import cortado.processor.graph.Node;
import cortado.processor.op.Leaf;
import cortado.processor.trace.Value.Sequence;
import cortado.processor.trace.Value.Traced;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The operands of an operation that failed, as an error shows them: name, shape, and the layers that led there. */
final class Operands {
    /** Of a long path the last layers are shown. */
    private static final int SHOWN = 6;

    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Instance here;

    Operands(Instance here) {
        this.here = here;
    }

    /** Adds the tensors of a value. */
    Operands add(Expression expression, Value value) {
        if (value instanceof Traced traced) {
            nodes.putIfAbsent(name(expression), traced.node());
        } else if (value instanceof Sequence sequence) {
            for (int i = 0; i < sequence.elements().size(); i++) {
                if (sequence.elements().get(i) instanceof Traced traced) {
                    nodes.putIfAbsent(name(expression) + "[" + i + "]", traced.node());
                }
            }
        }
        return this;
    }

    private static String name(Expression expression) {
        return switch (expression) {
            case Expression.Local local -> local.name();
            case Expression.OwnCall call -> call.method() + "(...)";
            case Expression.Call call -> name(call.receiver()) + "." + call.method() + "(...)";
            case Expression.Index index -> name(index.array()) + "[...]";
            default -> "operand";
        };
    }

    /** A line an operand; where they can't be repeated to one shape, a last line says how to mend that. */
    String[] lines(String problem) {
        var lines = new ArrayList<>(rows());
        if (problem.matches("cannot [a-z ]+ \\[[0-9, ]*] and \\[[0-9, ]*]")) {
            lines.add(Remedy.of(nodes));
        }
        return lines.toArray(String[]::new);
    }

    private List<String> rows() {
        int name = nodes.keySet().stream().mapToInt(String::length).max().orElse(0);
        int shape = nodes.values().stream().mapToInt(n -> n.shape().toString().length()).max().orElse(0);
        String row = "  %-" + Math.max(1, name) + "s  %-" + Math.max(1, shape) + "s   %s";
        return nodes.entrySet().stream()
                .map(e -> String.format(row, e.getKey(), e.getValue().shape(), way(e.getValue())).stripTrailing())
                .toList();
    }

    /** {@code unit.1.0: conv1 -> norm1}: the layers between this instance's beginning and the node. */
    private String way(Node node) {
        var layers = new ArrayList<String>();
        Node at = node;
        while (!at.inputs().isEmpty() && isInside(at)) {
            String layer = relative(at);
            if (!layer.isEmpty() && (layers.isEmpty() || !layers.get(0).equals(layer))) {
                layers.add(0, layer);
            }
            at = main(at);
        }
        if (layers.isEmpty()) {
            layers.add(source(at));
        }
        List<String> shown = layers.subList(Math.max(0, layers.size() - SHOWN), layers.size());
        return (here.path().isEmpty() ? "" : here.call() + ": ") + (shown.size() < layers.size() ? "... -> " : "")
                + String.join(" -> ", shown);
    }

    /** The operand that a value mainly comes from: one that depends on the sample. */
    private static Node main(Node node) {
        return node.inputs().stream().filter(x -> x.shape().batched()).findFirst().orElse(node.input(0));
    }

    private boolean isInside(Node node) {
        return node.origin().path().startsWith(here.path());
    }

    private String relative(Node node) {
        String path = node.origin().path().substring(here.path().length());
        return path.startsWith(".") ? path.substring(1) : path;
    }

    private static String source(Node node) {
        return node.op() instanceof Leaf leaf
                ? "the " + leaf.kind().name().toLowerCase(Locale.ROOT) + " " + leaf.key()
                : node.origin().path().isEmpty() ? "made here" : "from " + node.origin().path();
    }
}
