package cortado.processor.trace;

import cortado.processor.declaration.Annotation;
import cortado.processor.declaration.Member.Argument;
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

    /** {@code classes} belongs to Tokens, {@code gradient} to Tensor. */
    static void checkAttributes(Argument argument, Annotation annotation) {
        require(Type.TOKENS, "classes", argument, annotation);
        require(Type.TENSOR, "gradient", argument, annotation);
        annotation.find("classes").filter(classes -> (Integer) classes < 1).ifPresent(classes -> {
            throw new Rejection(annotation.at("classes"), "attribute", "classes must be at least 1, not " + classes);
        });
    }

    private static void require(Type type, String attribute, Argument argument, Annotation annotation) {
        if (annotation.find(attribute).isPresent() && !argument.type().equals(type)) {
            throw new Rejection(annotation.at(attribute), "attribute", attribute + " belongs to " + type + ", but '"
                    + argument.name() + "' is of type " + argument.type() + ": remove it");
        }
    }

    private static DType dtype(Type type) {
        return type.equals(Type.TOKENS) ? DType.INTEGER : type.equals(Type.MASK) ? DType.MASK : DType.REAL;
    }
}
