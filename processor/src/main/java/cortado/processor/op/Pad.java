package cortado.processor.op;

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

/** Zeros before and after the elements along one axis. */
public record Pad(int axis, int low, int high) implements Op {
    @Override
    public String name() {
        return "pad(" + axis + ", " + low + ", " + high + ")";
    }

    @Override
    public Shape shape(List<Node> inputs) {
        Shape x = inputs.get(0).shape();
        if (low < 0 || high < 0) {
            throw new ShapeException("padding must not be negative: low " + low + ", high " + high);
        }
        return x.resized(axis, x.size(axis) + low + high);
    }

    @Override
    public Expr formula(Node node, List<Affine> index, List<Operand> inputs, Scope scope) {
        int at = axis + (node.shape().batched() ? 1 : 0);
        int size = node.input(0).shape().size(axis);
        var source = new ArrayList<>(index);
        source.set(at, index.get(at).plus(-low));
        return new Expr.Guard(index.get(at), low, low + size, inputs.get(0).at(source));
    }

    @Override
    public List<Node> gradient(Node node, Node dy, GraphBuilder g) {
        return List.of(g.slice(dy, axis, low, low + node.input(0).shape().size(axis)));
    }
}
