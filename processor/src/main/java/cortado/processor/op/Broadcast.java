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

/** Repeats a tensor along new leading axes, along axes of size 1, and over the samples of a batch. */
public record Broadcast(Shape target) implements Op {
    @Override
    public String name() {
        return "broadcast";
    }

    @Override
    public Shape shape(List<Node> inputs) {
        Shape x = inputs.get(0).shape();
        int lead = target.rank() - x.rank();
        boolean fits = lead >= 0 && (target.batched() || !x.batched());
        for (int axis = 0; fits && axis < x.rank(); axis++) {
            fits = x.size(axis) == 1 || x.size(axis) == target.size(axis + lead);
        }
        if (!fits) {
            throw new ShapeException("cannot broadcast " + x + " to " + target);
        }
        return target;
    }

    @Override
    public DType type(List<Node> inputs) {
        return inputs.get(0).type();
    }

    @Override
    public Optional<Node> simplified(List<Node> inputs, GraphBuilder g) {
        Node x = inputs.get(0);
        return Permutation.of(x).map(order -> {
            Permutation all = order.behind(target.rank() - x.shape().rank());
            Shape inner = target.with(all.inverse().apply(target.sizes()));
            return all.apply(g.broadcast(x.input(0), inner), g);
        });
    }

    @Override
    public Expr formula(Node node, List<Affine> index, List<Operand> inputs, Scope scope) {
        Shape x = node.input(0).shape();
        var source = new ArrayList<Affine>();
        if (x.batched()) {
            source.add(index.get(0));
        }
        int skip = index.size() - x.rank();
        for (int axis = 0; axis < x.rank(); axis++) {
            source.add(x.size(axis) == 1 ? Affine.ZERO : index.get(skip + axis));
        }
        return inputs.get(0).at(source);
    }

    @Override
    public Fusion fusion() {
        return Fusion.VIEW;
    }

    @Override
    public List<Node> gradient(Node node, Node dy, GraphBuilder g) {
        Shape x = node.input(0).shape();
        int lead = target.rank() - x.rank();
        var repeated = new ArrayList<Integer>();
        for (int axis = 0; axis < target.rank(); axis++) {
            if (axis < lead || x.size(axis - lead) == 1 && target.size(axis) != 1) {
                repeated.add(axis);
            }
        }
        Node sum = g.reduce(cortado.processor.kernel.Reduction.SUM, dy, repeated, target.batched() && !x.batched());
        return List.of(g.reshape(sum, x.sizes()));
    }
}
