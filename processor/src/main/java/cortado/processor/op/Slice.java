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
import java.util.ArrayList;
import java.util.List;

/** The elements {@code from <= i < to} along one axis. */
public record Slice(int axis, int from, int to) implements Op {
    @Override
    public String name() {
        return "slice(" + axis + ", " + from + ", " + to + ")";
    }

    @Override
    public Shape shape(List<Node> inputs) {
        Shape x = inputs.get(0).shape();
        if (from < 0 || to > x.size(axis) || from >= to) {
            throw new ShapeException("slice from " + from + " to " + to + " does not fit axis " + axis + " of " + x
                    + ": it needs 0 <= from < to <= " + x.size(axis));
        }
        return x.resized(axis, to - from);
    }

    @Override
    public DType type(List<Node> inputs) {
        return inputs.get(0).type();
    }

    @Override
    public Expr formula(Node node, List<Affine> index, List<Operand> inputs, Scope scope) {
        int at = axis + (node.shape().batched() ? 1 : 0);
        var source = new ArrayList<>(index);
        source.set(at, index.get(at).plus(from));
        return inputs.get(0).at(source);
    }

    @Override
    public Fusion fusion() {
        return Fusion.VIEW;
    }

    @Override
    public List<Node> gradient(Node node, Node dy, GraphBuilder g) {
        return List.of(g.pad(dy, axis, from, node.input(0).shape().size(axis) - to));
    }
}
