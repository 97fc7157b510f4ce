package cortado.processor.trace;

import cortado.processor.declaration.Position;
import cortado.processor.declaration.Type;
import cortado.processor.graph.DType;
import cortado.processor.graph.Node;
import cortado.processor.graph.Shape;
import cortado.processor.graph.ShapeException;
import cortado.processor.op.Leaf;
import cortado.processor.op.Leaf.Kind;
import java.util.List;

/** Makes the leaves through which the numbers of a batch enter the network. */
record Leaves(NetworkBuilder network) {
    /** @param position where the sizes are declared */
    Node make(Kind kind, String name, Type type, List<Integer> sizes, Position position) {
        Shape shape = new Shape(true, sizes);
        if (sizes.stream().anyMatch(size -> size < 1)) {
            throw new Rejection(position, "shape", "every size of '" + name + "' must be at least 1, not " + shape);
        }
        try {
            shape.elements();
        } catch (ShapeException e) {
            throw new Rejection(position, "shape", "'" + name + "' is too large: " + e.getMessage());
        }
        return network.graph().node(new Leaf(kind, name, shape, dtype(type)));
    }

    private static DType dtype(Type type) {
        return type.equals(Type.TOKENS) ? DType.INTEGER : type.equals(Type.MASK) ? DType.MASK : DType.REAL;
    }
}
