package cortado.processor.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Graphs as text, one node a line: {@code %3 = contract(i,oi->o) %1 %2 : [32] batched // hidden (Digits.java:8)}. The
 * format of dumps and tests; {@link #parse} reads what {@link #of} writes.
 */
public final class GraphText {
    private static final Pattern LINE = Pattern.compile("%(?<id>\\d+) = (?<op>.+?)(?<inputs>(?: %\\d+)*)"
            + " : \\[(?<sizes>[\\d, ]*)](?<batched> batched)?(?: (?<type>integer|mask))?(?: // (?<origin>.*))?");
    private static final Pattern ORIGIN = Pattern.compile("(?<path>.*?) ?(?:\\((?<source>.*)\\))?");

    private GraphText() {}

    /** Lines of nodes in the given order, each with its end of line. */
    public static String of(List<Node> nodes) {
        return nodes.stream().map(node -> of(node) + "\n").collect(Collectors.joining());
    }

    /** One node's line. */
    public static String of(Node node) {
        String inputs = node.inputs().stream().map(input -> " " + input).collect(Collectors.joining());
        String batched = node.shape().batched() ? " batched" : "";
        String type = node.type() == DType.REAL ? "" : " " + node.type().name().toLowerCase(Locale.ROOT);
        return node + " = " + node.op().name() + inputs + " : " + node.shape() + batched + type + origin(node.origin());
    }

    private static String origin(Origin origin) {
        String text = Stream.of(origin.path(), origin.source().isEmpty() ? "" : "(" + origin.source() + ")")
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
        return text.isEmpty() ? "" : " // " + text;
    }

    /**
     * Adds the nodes of a text to a graph and returns them in the order of the lines; empty lines are skipped. Throws
     * IllegalArgumentException for a line that is no node, or whose shape or type is not what its operation yields.
     */
    public static List<Node> parse(String text, GraphBuilder graph) {
        Map<String, Node> known = new HashMap<>();
        var nodes = new ArrayList<Node>();
        Origin before = graph.origin();
        for (String line : text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList()) {
            Matcher parts = LINE.matcher(line);
            if (!parts.matches()) {
                throw new IllegalArgumentException("'" + line + "' is no node: expected '%id = op %input ... : [sizes]'");
            }
            Node node = node(line, parts, known, graph);
            known.put("%" + parts.group("id"), node);
            nodes.add(node);
        }
        graph.setOrigin(before);
        return nodes;
    }

    private static Node node(String line, Matcher parts, Map<String, Node> known, GraphBuilder graph) {
        var shape = new Shape(parts.group("batched") != null, OpText.integers(parts.group("sizes")));
        String typeName = parts.group("type");
        DType type = typeName == null ? DType.REAL : DType.valueOf(typeName.toUpperCase(Locale.ROOT));
        List<Node> inputs = inputs(line, parts.group("inputs"), known);
        graph.setOrigin(parseOrigin(parts.group("origin")));
        Node node = graph.node(OpText.parse(parts.group("op"), shape, type), inputs);
        if (!node.shape().equals(shape) || node.type() != type) {
            throw new IllegalArgumentException("'" + line + "' is not what its operation yields: " + of(node));
        }
        return node;
    }

    private static List<Node> inputs(String line, String text, Map<String, Node> known) {
        var inputs = new ArrayList<Node>();
        for (String id : text.isEmpty() ? new String[0] : text.strip().split(" ")) {
            if (!known.containsKey(id)) {
                throw new IllegalArgumentException("'" + line + "' uses " + id + ", which no line before it defines");
            }
            inputs.add(known.get(id));
        }
        return inputs;
    }

    private static Origin parseOrigin(String text) {
        if (text == null) {
            return Origin.UNKNOWN;
        }
        Matcher parts = ORIGIN.matcher(text);
        boolean hasSource = parts.matches() && parts.group("source") != null;
        return new Origin(parts.group("path"), hasSource ? parts.group("source") : "");
    }
}
