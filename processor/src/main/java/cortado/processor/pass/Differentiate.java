package cortado.processor.pass;

import cortado.processor.graph.GraphBuilder;
import cortado.processor.graph.Node;
import cortado.processor.graph.Origin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reverse-mode differentiation: walks from the loss to its operands and adds up what every op's own gradient rule
 * sends back. The gradients are built from the same primitives, so they can be differentiated again.
 */
public final class Differentiate {
    private final GraphBuilder graph;
    private final Map<Node, Node> gradients = new HashMap<>();
    private final Set<Node> relevant = new HashSet<>();

    private Differentiate(GraphBuilder graph) {
        this.graph = graph;
    }

    /**
     * The gradients of an unbatched scalar, one for each of {@code wrt}: zeros where the loss does not depend on it.
     */
    public static List<Node> gradients(Node loss, List<Node> wrt, GraphBuilder graph) {
        return new Differentiate(graph).run(loss, wrt);
    }

    /** The gradients as above; {@code of} receives, for every gradient, the nodes that it is the gradient of. */
    public static List<Node> gradients(Node loss, List<Node> wrt, GraphBuilder graph, Map<Node, List<Node>> of) {
        var differentiation = new Differentiate(graph);
        List<Node> result = differentiation.run(loss, wrt);
        differentiation.gradients.forEach(
                (node, gradient) -> of.computeIfAbsent(gradient, key -> new ArrayList<>()).add(node));
        return result;
    }

    private List<Node> run(Node loss, List<Node> wrt) {
        List<Node> nodes = graph.nodes();
        markRelevant(nodes, wrt);
        Origin before = graph.origin();
        gradients.put(loss, graph.constant(1));
        for (int i = loss.id(); i >= 0; i--) {
            Node node = nodes.get(i);
            if (gradients.containsKey(node) && relevant.contains(node)) {
                graph.setOrigin(node.origin());
                sendBack(node);
            }
        }
        graph.setOrigin(before);
        return wrt.stream().map(this::gradient).toList();
    }

    /** Only what leads to one of {@code wrt} needs a gradient. */
    private void markRelevant(List<Node> nodes, List<Node> wrt) {
        relevant.addAll(wrt);
        for (Node node : nodes) {
            if (node.inputs().stream().anyMatch(relevant::contains)) {
                relevant.add(node);
            }
        }
    }

    private void sendBack(Node node) {
        List<Node> parts = node.op().gradient(node, gradients.get(node), graph);
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i) != null && relevant.contains(node.input(i))) {
                gradients.merge(node.input(i), parts.get(i), graph::add);
            }
        }
    }

    private Node gradient(Node x) {
        Node found = gradients.get(x);
        return graph.broadcast(found == null ? graph.constant(0) : found, x.shape());
    }
}
