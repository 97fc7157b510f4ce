package cortado.processor.op;

import cortado.processor.graph.GraphBuilder;
import cortado.processor.graph.Node;
import cortado.processor.graph.Op;
import cortado.processor.graph.Shape;
import cortado.processor.kernel.Affine;
import cortado.processor.kernel.Expr;
import cortado.processor.kernel.Operand;
import cortado.processor.kernel.Scope;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Uniform random numbers in [0, 1), a function of seed, step, {@code call}, sample and element.
 *
 * @param drawn the shape whose elements are numbered row by row
 * @param order axis i of the result is axis {@code order[i]} of that shape
 */
public record Uniform(int call, Shape drawn, List<Integer> order) implements Op {
    public Uniform {
        order = List.copyOf(order);
    }

    public Uniform(int call, Shape drawn) {
        this(call, drawn, IntStream.range(0, drawn.rank()).boxed().toList());
    }

    /** The same numbers with their axes in another order. */
    Uniform permuted(Permutation permutation) {
        return new Uniform(call, drawn, permutation.apply(order));
    }

    @Override
    public String name() {
        boolean inOrder = order.equals(order.stream().sorted().toList());
        return "uniform(" + call + (inOrder ? "" : order.stream().map(axis -> ", " + axis).collect(Collectors.joining())) + ")";
    }

    @Override
    public Shape shape(List<Node> inputs) {
        return drawn.with(new Permutation(order).apply(drawn.sizes()));
    }

    @Override
    public Expr formula(Node node, List<Affine> index, List<Operand> inputs, Scope scope) {
        Affine sample = drawn.batched() ? index.get(0) : Affine.ZERO;
        List<Affine> element = drawn.batched() ? index.subList(1, index.size()) : index;
        Affine flat = Affine.ZERO;
        for (int axis = 0; axis < element.size(); axis++) {
            flat = flat.times(drawn.size(axis)).plus(element.get(order.indexOf(axis)));
        }
        return new Expr.Uniform(call, sample, flat);
    }

    @Override
    public List<Node> gradient(Node node, Node dy, GraphBuilder g) {
        return List.of();
    }
}
