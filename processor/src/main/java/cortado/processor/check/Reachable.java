package cortado.processor.check;

import cortado.processor.graph.Node;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/** The nodes that others are computed from. */
final class Reachable {
    private Reachable() {}

    /** The results and all nodes that lead to them. */
    static Set<Node> from(Collection<Node> results) {
        Set<Node> found = new HashSet<>(results);
        Deque<Node> open = new ArrayDeque<>(results);
        while (!open.isEmpty()) {
            for (Node input : open.pop().inputs()) {
                if (found.add(input)) {
                    open.push(input);
                }
            }
        }
        return found;
    }
}
