package cortado.processor.pass;

import cortado.processor.graph.Node;
import cortado.processor.kernel.Buffer;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a program has to leave in memory.
 *
 * @param roots nodes and the buffers that must hold them
 * @param kept nodes among those that the roots depend on, in buffers of any name
 */
public record Roots(List<Root> roots, List<Node> kept) {
    /** A node whose value must end up in a buffer. */
    public record Root(Node node, Buffer buffer) {}

    public Roots {
        roots = List.copyOf(roots);
        kept = List.copyOf(kept);
    }

    public Roots(List<Root> roots) {
        this(roots, List.of());
    }

    /** The nodes that the roots depend on, operands first. */
    public List<Node> live() {
        return operandsFirst(roots.stream().map(Root::node).toList());
    }

    /** Some nodes and all that they depend on, operands first. */
    static List<Node> operandsFirst(List<Node> nodes) {
        Set<Node> seen = new HashSet<>();
        var open = new ArrayDeque<>(nodes);
        var order = new TreeSet<Node>((a, b) -> Integer.compare(a.id(), b.id()));
        while (!open.isEmpty()) {
            Node node = open.pop();
            if (seen.add(node)) {
                order.add(node);
                open.addAll(node.inputs());
            }
        }
        return List.copyOf(order);
    }
}
