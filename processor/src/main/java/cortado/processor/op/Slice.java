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
import java.util.Optional;

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

    /** Of a window the window of fewer elements, of padding less padding: nothing is padded that is cut off again. */
    @Override
    public Optional<Node> simplified(List<Node> inputs, GraphBuilder g) {
        Node x = inputs.get(0);
        if (x.op() instanceof Window window && axis >= window.axis() && axis < window.axis() + window.slides().size()) {
            Slide slide = window.slides().get(axis - window.axis());
            int end = (to - 1) * slide.stride() + slide.span();
            return Optional.of(g.node(window, g.slice(x.input(0), axis, from * slide.stride(), end)));
        }
        return x.op() instanceof Pad pad
                ? cut(x.input(0), pad, g)
                : Permutation.of(x).map(order -> order.apply(g.slice(x.input(0), order.axes().get(axis), from, to), g));
    }

    private Optional<Node> cut(Node inside, Pad pad, GraphBuilder g) {
        int low = pad.low().get(axis);
        int size = inside.shape().size(axis);
        int first = Math.max(from - low, 0);
        int end = Math.min(to - low, size);
        if (first >= end || pad.low().get(axis) + pad.high().get(axis) == 0) {
            return Optional.empty();
        }
        Node kept = g.slice(inside, axis, first, end);
        return Optional.of(g.node(pad.with(axis, first + low - from, to - low - end), kept));
    }
}
