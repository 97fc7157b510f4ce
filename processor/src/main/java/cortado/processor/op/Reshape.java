package cortado.processor.op;

import cortado.processor.graph.DType;
import cortado.processor.graph.GraphBuilder;
import cortado.processor.graph.Node;
import cortado.processor.graph.Op;
import cortado.processor.graph.Shape;
import cortado.processor.graph.ShapeException;
import cortado.processor.kernel.Affine;
import cortado.processor.kernel.Expr;
import cortado.processor.kernel.Operand;
import cortado.processor.kernel.Scope;
import java.util.List;
import java.util.stream.Collectors;

/** The same elements in the same order under other sizes. */
public record Reshape(List<Integer> sizes) implements Op {
    public Reshape {
        sizes = List.copyOf(sizes);
    }

    @Override
    public String name() {
        return "reshape" + sizes;
    }

    @Override
    public Shape shape(List<Node> inputs) {
        Shape x = inputs.get(0).shape();
        Shape y = x.with(sizes);
        if (x.elements() != y.elements()) {
            throw new ShapeException("cannot reshape " + x + " (" + count(x) + ") to " + y + " (" + count(y) + ")");
        }
        return y;
    }

    /** {@code 16 * 4 * 4 = 256 elements}. */
    private static String count(Shape shape) {
        String product = shape.sizes().stream().map(String::valueOf).collect(Collectors.joining(" * "));
        return (shape.rank() > 1 ? product + " = " : "") + shape.elements() + " elements";
    }

    @Override
    public DType type(List<Node> inputs) {
        return inputs.get(0).type();
    }

    /** Index by index where only axes of size 1 come or go; other changes of shape need the input in memory. */
    @Override
    public Expr formula(Node node, List<Affine> index, List<Operand> inputs, Scope scope) {
        throw new IllegalStateException("a reshape is a view of memory");
    }

    @Override
    public Fusion fusion() {
        return Fusion.RESHAPE;
    }

    @Override
    public List<Node> gradient(Node node, Node dy, GraphBuilder g) {
        return List.of(g.reshape(dy, node.input(0).shape().sizes()));
    }
}
