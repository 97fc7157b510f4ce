package cortado.processor.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cortado.processor.kernel.Function;
import cortado.processor.op.Elementwise;
import cortado.processor.op.Leaf;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every rule finds the graph that breaks it. */
class GraphSpecTest {
    private static final Shape SHAPE = Shape.batched(2);

    private static Node leaf(int id, String key) {
        return node(id, new Leaf(Leaf.Kind.INPUT, key, SHAPE, DType.REAL), List.of(), SHAPE, DType.REAL);
    }

    private static Node node(int id, Op op, List<Node> inputs, Shape shape, DType type) {
        return new Node(id, op, inputs, shape, type, Origin.UNKNOWN);
    }

    private static Node apply(int id, Function function, Node... inputs) {
        return node(id, new Elementwise(function), List.of(inputs), SHAPE, DType.REAL);
    }

    private static void refused(String complaint, Node... nodes) {
        String message = assertThrows(IllegalStateException.class, () -> GraphSpec.verify(List.of(nodes))).getMessage();
        assertEquals(complaint, message.substring(message.lastIndexOf(": ") + 2));
    }

    private final Node x = leaf(0, "x");

    @Test
    void acceptsAGraph() {
        GraphSpec.verify(List.of(x, apply(1, Function.EXP, x)));
    }

    @Test
    void operandsComeFirst() {
        refused("comes before one of its operands", apply(1, Function.EXP, x), x);
        refused("comes after a node with a greater id", leaf(2, "y"), x);
    }

    @Test
    void shapesAndTypesAreTheOperations() {
        refused("has another shape than its operation yields",
                x, node(1, new Elementwise(Function.EXP), List.of(x), Shape.batched(3), DType.REAL));
        refused("has another type than its operation yields",
                x, node(1, new Elementwise(Function.EXP), List.of(x), SHAPE, DType.MASK));
    }

    @Test
    void axesHaveElements() {
        Shape none = Shape.batched(0);
        refused("has an axis without elements",
                node(0, new Leaf(Leaf.Kind.INPUT, "x", none, DType.REAL), List.of(), none, DType.REAL));
    }

    @Test
    void functionsGetTheirOperands() {
        refused("needs 2 operands", x, apply(1, Function.ADD, x));
        refused("needs a mask as operand 0", x, apply(1, Function.SELECT, x, x, x));
    }

    @Test
    void keysAreUnique() {
        refused("has the key of another leaf", x, leaf(1, "x"));
    }
}
