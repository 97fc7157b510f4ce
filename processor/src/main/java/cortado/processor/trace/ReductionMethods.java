package cortado.processor.trace;

import cortado.processor.declaration.Type;
import cortado.processor.graph.GraphBuilder;
import cortado.processor.graph.Node;
import cortado.processor.graph.ShapeException;
import cortado.processor.kernel.Reduction;
import cortado.processor.layer.Moments;
import cortado.processor.layer.Norm;
import cortado.processor.layer.Softmax;
import cortado.processor.trace.Value.Traced;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The reductions of Tensor. */
final class ReductionMethods {
    /** A reduction that drops its axes. */
    @FunctionalInterface
    private interface Formula {
        Node apply(Node x, List<Integer> axes, GraphBuilder g);
    }

    private ReductionMethods() {}

    static void addTo(MethodTable table) {
        add(table, "sum", (x, axes, g) -> g.sum(x, axes));
        add(table, "mean", (x, axes, g) -> g.mean(x, axes));
        add(table, "max", (x, axes, g) -> g.reduce(Reduction.MAX, x, axes, false));
        add(table, "min", (x, axes, g) -> g.reduce(Reduction.MIN, x, axes, false));
        add(table, "variance", ReductionMethods::variance);
        add(table, "norm", Norm::euclidean);
        add(table, "logSumExp", Softmax::logSumExp);
        table.add("argMax", c -> new Traced(
                c.g().reduce(Reduction.ARGMAX, c.x(), List.of(c.x().shape().axis(c.integer(0))), false), Type.TOKENS));
        table.tensor("meanOverBatch", c -> c.g().meanOverBatch(batched(c)));
        table.tensor("sumOverBatch", c -> c.g().sumOverBatch(batched(c)));
    }

    /** The reduction, and the one whose name ends in {@code KeepDims}. */
    private static void add(MethodTable table, String name, Formula formula) {
        table.tensor(name, c -> formula.apply(c.x(), axes(c), c.g()));
        table.tensor(name + "KeepDims", c -> {
            var sizes = new ArrayList<>(c.x().shape().sizes());
            axes(c).forEach(axis -> sizes.set(axis, 1));
            return c.g().reshape(formula.apply(c.x(), axes(c), c.g()), sizes);
        });
    }

    /** The axes given, counted from 0; all where none is given. */
    private static List<Integer> axes(MethodCall c) {
        List<Integer> axes = c.integers(0).stream().map(c.x().shape()::axis).toList();
        if (axes.stream().distinct().count() < axes.size()) {
            throw new ShapeException("an axis is named twice among " + c.integers(0) + " of " + c.x().shape());
        }
        return axes.isEmpty() ? IntStream.range(0, c.x().shape().rank()).boxed().toList() : axes;
    }

    private static Node variance(Node x, List<Integer> axes, GraphBuilder g) {
        var sizes = new ArrayList<Integer>();
        for (int axis = 0; axis < x.shape().rank(); axis++) {
            if (!axes.contains(axis)) {
                sizes.add(x.shape().size(axis));
            }
        }
        return g.reshape(Moments.over(x, axes, g).variance(), sizes);
    }

    private static Node batched(MethodCall c) {
        if (!c.x().shape().batched()) {
            throw new ShapeException("'" + c.name() + "' needs a value of each sample, but this is the same for"
                    + " the whole batch: leave it out");
        }
        return c.x();
    }
}
