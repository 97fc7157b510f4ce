package cortado.processor.op;

import cortado.processor.graph.DType;
import cortado.processor.graph.GraphBuilder;
import cortado.processor.graph.Node;
import cortado.processor.graph.Op;
import cortado.processor.graph.Shape;
import cortado.processor.kernel.Affine;
import cortado.processor.kernel.Expr;
import cortado.processor.kernel.Operand;
import cortado.processor.kernel.Scope;
import java.util.List;

/** {@code y[i] = i}: the numbers 0 to size - 1. */
public record Position(int size) implements Op {
    @Override
    public String name() {
        return "position";
    }

    @Override
    public Shape shape(List<Node> inputs) {
        return Shape.single(size);
    }

    @Override
    public DType type(List<Node> inputs) {
        return DType.INTEGER;
    }

    @Override
    public Expr formula(Node node, List<Affine> index, List<Operand> inputs, Scope scope) {
        return new Expr.Position(index.get(0));
    }

    @Override
    public List<Node> gradient(Node node, Node dy, GraphBuilder g) {
        return List.of();
    }

    @Override
    public Fusion fusion() {
        return Fusion.VIEW;
    }
}
