package cortado.processor.graph;

import cortado.processor.kernel.Function;
import cortado.processor.op.Elementwise;
import cortado.processor.op.Leaf;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What holds for every graph: tests verify it after each pass. */
public final class GraphSpec {
    private final Set<Node> defined = new HashSet<>();
    private final Set<String> keys = new HashSet<>();
    private int lastId = -1;

    private GraphSpec() {}

    /**
     * Throws IllegalStateException, which names the node and what it breaks, unless operands come before their users,
     * shapes and types are those of the operations, sizes are positive, masks stand where masks are expected and every
     * leaf has a key of its own.
     */
    public static void verify(List<Node> nodes) {
        var spec = new GraphSpec();
        nodes.forEach(spec::verify);
    }

    private void verify(Node node) {
        require(node.id() > lastId, node, "comes after a node with a greater id");
        require(defined.containsAll(node.inputs()), node, "comes before one of its operands");
        require(node.shape().equals(node.op().shape(node.inputs())), node, "has another shape than its operation yields");
        require(node.type() == node.op().type(node.inputs()), node, "has another type than its operation yields");
        require(node.shape().sizes().stream().allMatch(size -> size > 0), node, "has an axis without elements");
        if (node.op() instanceof Elementwise elementwise) {
            verify(node, elementwise.function());
        }
        if (node.op() instanceof Leaf leaf) {
            require(node.inputs().isEmpty(), node, "is a leaf with operands");
            require(keys.add(leaf.kind().space() + " " + leaf.key()), node, "has the key of another leaf");
        }
        lastId = node.id();
        defined.add(node);
    }

    private static void verify(Node node, Function function) {
        require(node.inputs().size() == function.arity(), node, "needs " + function.arity() + " operands");
        for (int i = 0; i < function.arity(); i++) {
            boolean mask = node.input(i).type() == DType.MASK;
            require(mask || !function.takesMask(i), node, "needs a mask as operand " + i);
        }
    }

    private static void require(boolean holds, Node node, String complaint) {
        if (!holds) {
            throw new IllegalStateException(GraphText.of(node) + ": " + complaint);
        }
    }
}
