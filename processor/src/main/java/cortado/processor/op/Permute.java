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
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Axis i of the result is axis {@code axes[i]} of the operand. */
public record Permute(List<Integer> axes) implements Op {
    public Permute {
        axes = List.copyOf(axes);
    }

    @Override
    public String name() {
        return "permute" + axes;
    }

    @Override
    public Shape shape(List<Node> inputs) {
        Shape x = inputs.get(0).shape();
        List<Integer> all = IntStream.range(0, x.rank()).boxed().toList();
        if (!axes.stream().sorted().toList().equals(all)) {
            throw new ShapeException("permute" + axes + " must name every axis of " + x + " once: 0 to " + (x.rank() - 1));
        }
        return x.with(axes.stream().map(x::size).toList());
    }

    @Override
    public DType type(List<Node> inputs) {
        return inputs.get(0).type();
    }

    @Override
    public Optional<Node> simplified(List<Node> inputs, GraphBuilder g) {
        Node x = inputs.get(0);
        var order = new Permutation(axes);
        return Permutation.of(x)
                .map(inner -> order.after(inner).apply(x.input(0), g))
                .or(() -> order.absorbed(x, g));
    }

    @Override
    public Expr formula(Node node, List<Affine> index, List<Operand> inputs, Scope scope) {
        int lead = node.shape().batched() ? 1 : 0;
        var source = new Affine[index.size()];
        if (lead == 1) {
            source[0] = index.get(0);
        }
        for (int i = 0; i < axes.size(); i++) {
            source[lead + axes.get(i)] = index.get(lead + i);
        }
        return inputs.get(0).at(Arrays.asList(source));
    }

    @Override
    public List<Node> gradient(Node node, Node dy, GraphBuilder g) {
        return List.of(new Permutation(axes).inverse().apply(dy, g));
    }
}
