package cortado.processor.graph;

import java.util.List;

/** One operation and the tensor it yields. Nodes are made by {@link GraphBuilder} only and compared by identity. */
public final class Node {
    private final int id;
    private final Op op;
    private final List<Node> inputs;
    private final Shape shape;
    private final DType type;
    private final Origin origin;

    Node(int id, Op op, List<Node> inputs, Shape shape, DType type, Origin origin) {
        this.id = id;
        this.op = op;
        this.inputs = List.copyOf(inputs);
        this.shape = shape;
        this.type = type;
        this.origin = origin;
    }

    /** Its place in the order of construction: inputs have smaller ids. */
    public int id() {
        return id;
    }

    public Op op() {
        return op;
    }

    public List<Node> inputs() {
        return inputs;
    }

    public Node input(int index) {
        return inputs.get(index);
    }

    public Shape shape() {
        return shape;
    }

    public DType type() {
        return type;
    }

    public Origin origin() {
        return origin;
    }

    @Override
    public String toString() {
        return "%" + id;
    }
}
