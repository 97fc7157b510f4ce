package cortado.processor.op;

import cortado.processor.graph.DType;
import cortado.processor.graph.GraphBuilder;
import cortado.processor.graph.Node;
import cortado.processor.graph.Op;
import cortado.processor.graph.Shape;
import cortado.processor.graph.ShapeException;
import cortado.processor.kernel.Affine;
import cortado.processor.kernel.Expr;
import cortado.processor.kernel.Function;
import cortado.processor.kernel.Operand;
import cortado.processor.kernel.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Operands one after the other along an axis; their other sizes are equal. */
public record Concat(int axis) implements Op {
    @Override
    public String name() {
        return "concat(" + axis + ")";
    }

    @Override
    public Shape shape(List<Node> inputs) {
        Shape first = inputs.get(0).shape();
        int total = 0;
        for (Node input : inputs) {
            Shape x = input.shape();
            if (x.rank() != first.rank() || !x.resized(axis, 1).equals(first.resized(axis, 1))) {
                throw new ShapeException("cannot join " + first + " and " + x + " along axis " + axis
                        + ": their other sizes must be equal");
            }
            total = Math.addExact(total, x.size(axis));
        }
        return first.resized(axis, total);
    }

    @Override
    public DType type(List<Node> inputs) {
        return inputs.get(0).type();
    }

    @Override
    public Optional<Node> simplified(List<Node> inputs, GraphBuilder g) {
        Optional<Permutation> first = Permutation.of(inputs.get(0));
        return inputs.stream().allMatch(x -> Permutation.of(x).equals(first))
                ? first.map(order -> order.apply(
                        g.concat(order.axes().get(axis), inputs.stream().map(x -> x.input(0)).toList()), g))
                : Optional.empty();
    }

    @Override
    public Expr formula(Node node, List<Affine> index, List<Operand> inputs, Scope scope) {
        int at = axis + (node.shape().batched() ? 1 : 0);
        Expr sum = null;
        int from = 0;
        for (int i = 0; i < inputs.size(); i++) {
            int to = from + node.input(i).shape().size(axis);
            var source = new ArrayList<>(index);
            source.set(at, index.get(at).plus(-from));
            Expr part = new Expr.Guard(index.get(at), from, to, inputs.get(i).at(source));
            sum = sum == null ? part : Expr.apply(Function.ADD, sum, part);
            from = to;
        }
        return sum;
    }

    @Override
    public List<Node> gradient(Node node, Node dy, GraphBuilder g) {
        var gradients = new ArrayList<Node>();
        int from = 0;
        for (Node input : node.inputs()) {
            int to = from + input.shape().size(axis);
            gradients.add(g.slice(dy, axis, from, to));
            from = to;
        }
        return gradients;
    }
}
