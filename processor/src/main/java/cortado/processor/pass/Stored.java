package cortado.processor.pass;

import cortado.processor.graph.Node;
import cortado.processor.graph.Op;
import cortado.processor.op.Broadcast;
import cortado.processor.op.Contract;
import cortado.processor.op.Elementwise;
import cortado.processor.op.Leaf;
import cortado.processor.op.Permute;
import cortado.processor.op.Reshape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Decides which nodes are written to memory. The others become a part of the formulas that use them: views always,
 * elementwise functions where one kernel uses them or where they cost less than a load.
 */
final class Stored {
    /** A multiple of a load: what costs no more is computed anew for every user. */
    private static final int CHEAP = 3;
    /** C2 gives up on methods of more than about 150 vector operations, with their tails counted too. */
    private static final int LARGEST = 60;

    private final Set<Node> stored = new HashSet<>();
    private final Map<Node, Integer> costs = new HashMap<>();
    private final Map<Node, List<Node>> users = new HashMap<>();

    private Stored() {}

    /** The nodes with memory of their own, leaves excepted. */
    static Set<Node> of(List<Node> live, Roots roots) {
        var decision = new Stored();
        roots.roots().forEach(root -> decision.store(root.node()));
        roots.kept().forEach(decision::store);
        for (Node node : live) {
            node.inputs().forEach(x -> decision.users.computeIfAbsent(x, key -> new ArrayList<>()).add(node));
        }
        live.forEach(decision::needsMemory);
        for (int i = live.size() - 1; i >= 0; i--) {
            decision.shared(live.get(i));
        }
        live.forEach(decision::limit);
        return decision.stored;
    }

    private void store(Node node) {
        if (node.op() instanceof Reshape) {
            store(node.input(0));
        } else if (!(node.op() instanceof Leaf)) {
            stored.add(node);
        }
    }

    /** A reshape that moves elements to other indices, and so has to read memory. */
    static boolean isReshape(Node node) {
        return node.op() instanceof Reshape && !isSqueeze(node);
    }

    /** A reshape that only adds or drops axes of size 1. */
    static boolean isSqueeze(Node node) {
        return node.op() instanceof Reshape && withoutOnes(node).equals(withoutOnes(node.input(0)));
    }

    private static List<Integer> withoutOnes(Node node) {
        return node.shape().sizes().stream().filter(size -> size != 1).toList();
    }

    private void needsMemory(Node node) {
        if (node.op().fusion() == Op.Fusion.STORED && !onlyReordered(node)) {
            store(node);
        }
        if (isReshape(node)) {
            store(node.input(0));
        }
        if (node.op() instanceof Contract) {
            node.inputs().forEach(this::addressable);
        }
        if (node.op() instanceof Broadcast && isOnce(node.input(0))) {
            storeFormula(node.input(0));
        }
    }

    /** What is repeated for all samples is computed once, not for every element; a number costs nothing in a loop. */
    private boolean isOnce(Node node) {
        return !node.shape().batched() && node.shape().elements() > 1 && isFormula(node) && cost(node, 0) > 0;
    }

    /** A contraction reads memory: through views, but not through formulas. */
    private void addressable(Node node) {
        boolean view = node.op().fusion() == Op.Fusion.VIEW && !node.inputs().isEmpty();
        if (isSqueeze(node) || view || onlyReordered(node) && !stored.contains(node)) {
            addressable(node.input(0));
        } else {
            store(node);
        }
    }

    /** Products read permuted operands where they lie, or copy them into their own order at once. */
    private boolean onlyReordered(Node node) {
        return node.op() instanceof Permute
                && users.getOrDefault(node, List.of()).stream().allMatch(user -> user.op() instanceof Contract)
                && users.containsKey(node);
    }

    /** A formula that several kernels need is stored unless it is cheap. */
    private void shared(Node node) {
        if (node.op() instanceof Elementwise && !stored.contains(node)
                && kernels(node, new HashSet<>(), new HashSet<>()).size() > 1 && !isCheap(node)) {
            stored.add(node);
        }
    }

    private boolean isCheap(Node node) {
        int cost = cost(node, CHEAP);
        return cost <= CHEAP && cost + furtherLoads(node) <= CHEAP;
    }

    /** The stored nodes whose formulas contain a node. Those on the way are looked at once. */
    private Set<Node> kernels(Node node, Set<Node> seen, Set<Node> found) {
        for (Node user : users.getOrDefault(node, List.of())) {
            if (stored.contains(user) || isReshape(user)) {
                found.add(user);
            } else if (seen.add(user)) {
                kernels(user, seen, found);
            }
        }
        return found;
    }

    /** The cost of a formula, or some number above {@code most} for all that cost more: formulas may double at every step. */
    private int cost(Node node, int most) {
        int cost = ownCost(node);
        for (Node input : node.inputs()) {
            cost += cost <= most && isFormula(input) ? cost(input, most - cost) : 0;
        }
        return cost;
    }

    /** What a formula reads of each sample, the first load not counted: the value itself would have to be loaded too. */
    private int furtherLoads(Node node) {
        var seen = new HashSet<Node>();
        look(node, seen);
        long loads = seen.stream().filter(part -> !isFormula(part) && part.shape().batched()).count();
        return (int) Math.max(0, loads - 1);
    }

    private void look(Node node, Set<Node> seen) {
        for (Node input : node.inputs()) {
            if (seen.add(input) && isFormula(input)) {
                look(input, seen);
            }
        }
    }

    private boolean isFormula(Node node) {
        return !stored.contains(node) && !(node.op() instanceof Leaf) && !isReshape(node);
    }

    private static int ownCost(Node node) {
        return node.op() instanceof Elementwise elementwise ? elementwise.function().cost() : 0;
    }

    /** Cuts formulas that grow too large for one method: the operand that costs most is stored. */
    private void limit(Node node) {
        int cost = ownCost(node);
        Node largest = null;
        for (Node input : node.inputs()) {
            int part = isFormula(input) ? costs.getOrDefault(input, 0) : 0;
            cost += part;
            if (part > 0 && (largest == null || part > costs.get(largest))) {
                largest = input;
            }
        }
        if (cost > LARGEST && largest != null) {
            cost -= costs.get(largest);
            storeFormula(largest);
        }
        costs.put(node, cost);
    }

    private void storeFormula(Node node) {
        if (node.op() instanceof Elementwise) {
            stored.add(node);
        } else {
            node.inputs().stream().filter(this::isFormula).forEach(this::storeFormula);
        }
    }
}
