package cortado.processor.pass;

import cortado.processor.graph.Node;
import cortado.processor.kernel.Buffer;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What a program has to leave in memory: nodes and the buffers that must hold them. */
public record Roots(List<Root> roots) {
    /** A node whose value must end up in a buffer. */
    public record Root(Node node, Buffer buffer) {}

    public Roots {
        roots = List.copyOf(roots);
    }

    /** The nodes that the roots depend on, operands first. */
    public List<Node> live() {
        Set<Node> seen = new HashSet<>();
        var open = new ArrayDeque<Node>();
        roots.forEach(root -> open.add(root.node()));
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
