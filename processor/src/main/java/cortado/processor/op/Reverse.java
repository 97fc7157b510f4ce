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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The elements of one axis from last to first. */
public record Reverse(int axis) implements Op {
    @Override
    public String name() {
        return "reverse(" + axis + ")";
    }

    @Override
    public Shape shape(List<Node> inputs) {
        return inputs.get(0).shape();
    }

    @Override
    public DType type(List<Node> inputs) {
        return inputs.get(0).type();
    }

    @Override
    public Optional<Node> simplified(List<Node> inputs, GraphBuilder g) {
        Node x = inputs.get(0);
        return x.shape().size(axis) == 1 ? Optional.of(x) : x.op().equals(this) ? Optional.of(x.input(0)) : Optional.empty();
    }

    @Override
    public Expr formula(Node node, List<Affine> index, List<Operand> inputs, Scope scope) {
        int at = axis + (node.shape().batched() ? 1 : 0);
        var source = new ArrayList<>(index);
        source.set(at, index.get(at).times(-1).plus(node.shape().size(axis) - 1));
        return inputs.get(0).at(source);
    }

    @Override
    public Fusion fusion() {
        return Fusion.VIEW;
    }

    @Override
    public List<Node> gradient(Node node, Node dy, GraphBuilder g) {
        return List.of(g.reverse(dy, axis));
    }
}
