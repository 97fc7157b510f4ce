package cortado.processor.op;

import cortado.processor.graph.DType;
import cortado.processor.graph.GraphBuilder;
import cortado.processor.graph.Node;
import cortado.processor.graph.Op;
import cortado.processor.graph.Shape;
import cortado.processor.graph.ShapeException;
import cortado.processor.kernel.Affine;
import cortado.processor.kernel.Axis;
import cortado.processor.kernel.Expr;
import cortado.processor.kernel.Function;
import cortado.processor.kernel.Operand;
import cortado.processor.kernel.Reduction;
import cortado.processor.kernel.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** {@code y = sum, max, min or argmax of x} over some axes, which the result no longer has, and perhaps the batch. */
public record Reduce(Reduction kind, List<Integer> axes, boolean overBatch) implements Op {
    /** Terms of a sum of each sample that are worth a sum of their own. */
    private static final int LONG = 16;

    public Reduce {
        axes = List.copyOf(axes);
    }

    @Override
    public String name() {
        return kind.name().toLowerCase(Locale.ROOT) + axes + (overBatch ? " over batch" : "");
    }

    @Override
    public Shape shape(List<Node> inputs) {
        Shape x = inputs.get(0).shape();
        if (overBatch && !x.batched()) {
            throw new ShapeException("a reduction over the batch needs a batched operand; this one is the same for all samples");
        }
        var kept = new ArrayList<Integer>();
        for (int axis = 0; axis < x.rank(); axis++) {
            if (!axes.contains(axis)) {
                kept.add(x.size(axis));
            }
        }
        return new Shape(x.batched() && !overBatch, kept);
    }

    @Override
    public DType type(List<Node> inputs) {
        return kind == Reduction.ARGMAX ? DType.INTEGER : DType.REAL;
    }

    @Override
    public Optional<Node> simplified(List<Node> inputs, GraphBuilder g) {
        Node x = inputs.get(0);
        Optional<Node> ordered = Permutation.of(x).map(order -> {
            List<Integer> moved = axes.stream().map(order.axes()::get).toList();
            return order.without(axes).apply(g.reduce(kind, x.input(0), moved, overBatch), g);
        });
        return ordered.or(() -> kind == Reduction.SUM ? factored(x, g).or(() -> bySample(x, g)) : Optional.empty());
    }

    /** Long sums of every sample first: threads share those, and find the sample in the cache where it was just computed. */
    private Optional<Node> bySample(Node x, GraphBuilder g) {
        int terms = axes.stream().mapToInt(x.shape()::size).reduce(1, Math::multiplyExact);
        boolean pays = overBatch && terms >= LONG && terms < x.shape().elements();
        return pays ? Optional.of(g.reduce(kind, g.reduce(kind, x, axes, false), List.of(), true)) : Optional.empty();
    }

    /** A sign, or a factor that is the same for all terms of a sum, is applied to the sum. */
    private Optional<Node> factored(Node x, GraphBuilder g) {
        if (x.op() instanceof Elementwise(Function f) && f == Function.NEGATE) {
            return Optional.of(g.negate(g.reduce(kind, x.input(0), axes, overBatch)));
        }
        if (x.op() instanceof Elementwise(Function f) && f == Function.MULTIPLY) {
            return factor(x.input(0), x.input(1), g).or(() -> factor(x.input(1), x.input(0), g));
        }
        return Optional.empty();
    }

    private Optional<Node> factor(Node term, Node factor, GraphBuilder g) {
        if (!(factor.op() instanceof Broadcast) || factor.input(0).shape().elements() == 1
                || overBatch && factor.input(0).shape().batched() || !repeats(factor)) {
            return Optional.empty();
        }
        Node sum = g.reduce(kind, term, axes, overBatch);
        return Optional.of(g.multiply(sum, g.broadcast(g.reshape(factor.input(0), kept(factor)), sum.shape())));
    }

    /** Whether a factor is repeated along all axes that are reduced. */
    private boolean repeats(Node factor) {
        Shape repeated = factor.input(0).shape();
        int lead = factor.shape().rank() - repeated.rank();
        return axes.stream().allMatch(axis -> axis < lead || repeated.size(axis - lead) == 1);
    }

    /** The sizes of what is repeated, without the axes that are reduced. */
    private List<Integer> kept(Node factor) {
        Shape repeated = factor.input(0).shape();
        int lead = factor.shape().rank() - repeated.rank();
        return IntStream.range(0, repeated.rank()).filter(axis -> !axes.contains(axis + lead))
                .mapToObj(repeated::size).toList();
    }

    @Override
    public Expr formula(Node node, List<Affine> index, List<Operand> inputs, Scope scope) {
        Shape x = node.input(0).shape();
        var reduced = new ArrayList<Axis>();
        var source = new ArrayList<Affine>();
        int next = 0;
        if (x.batched()) {
            source.add(overBatch ? reduceOver(scope.batch(), reduced) : index.get(next++));
        }
        for (int axis = 0; axis < x.rank(); axis++) {
            source.add(axes.contains(axis)
                    ? reduceOver(scope.axis("k", x.size(axis)), reduced)
                    : index.get(next++));
        }
        return new Expr.Reduce(kind, reduced, inputs.get(0).at(source));
    }

    private static Affine reduceOver(Axis axis, List<Axis> reduced) {
        reduced.add(axis);
        return axis.affine();
    }

    @Override
    public List<Node> gradient(Node y, Node dy, GraphBuilder g) {
        Node x = y.input(0);
        return switch (kind) {
            case SUM -> List.of(spread(dy, x, g));
            case MAX -> List.of(g.multiply(spread(dy, x, g), firstGreatest(x, g)));
            case MIN -> List.of(g.multiply(spread(dy, x, g), firstGreatest(g.negate(x), g)));
            case ARGMAX -> java.util.Collections.singletonList(null);
        };
    }

    /** The gradient repeated along the axes that were reduced. */
    private Node spread(Node dy, Node x, GraphBuilder g) {
        return g.broadcast(g.reshape(dy, withOnes(x.shape())), x.shape());
    }

    private List<Integer> withOnes(Shape x) {
        var sizes = new ArrayList<>(x.sizes());
        axes.forEach(axis -> sizes.set(axis, 1));
        return sizes;
    }

    /** 1 at the first greatest element of every reduced group, 0 elsewhere. */
    private Node firstGreatest(Node x, GraphBuilder g) {
        if (overBatch) {
            throw new ShapeException("the maximum over the batch has no gradient rule");
        }
        if (axes.size() != 1) {
            Node flat = g.flattenAxes(x, axes);
            Node one = new Reduce(kind, List.of(flat.shape().rank() - 1), false).firstGreatest(flat, g);
            return g.unflattenAxes(one, x.shape(), axes);
        }
        int axis = axes.get(0);
        Node best = g.reduce(Reduction.ARGMAX, x, axes, false);
        Node at = g.alongAxis(g.position(x.shape().size(axis)), axis, x.shape());
        return g.toReal(g.equal(at, spread(best, x, g)));
    }
}
