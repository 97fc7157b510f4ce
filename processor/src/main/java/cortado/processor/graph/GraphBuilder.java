package cortado.processor.graph;

import cortado.processor.kernel.Function;
import cortado.processor.kernel.Reduction;
import cortado.processor.op.BatchSize;
import cortado.processor.op.Broadcast;
import cortado.processor.op.Concat;
import cortado.processor.op.Constant;
import cortado.processor.op.Contract;
import cortado.processor.op.Elementwise;
import cortado.processor.op.Gather;
import cortado.processor.op.Pad;
import cortado.processor.op.Permute;
import cortado.processor.op.Position;
import cortado.processor.op.Reduce;
import cortado.processor.op.Reshape;
import cortado.processor.op.Reverse;
import cortado.processor.op.ScatterAdd;
import cortado.processor.op.Slice;
import cortado.processor.op.Slide;
import cortado.processor.op.StopGradient;
import cortado.processor.op.Uniform;
import cortado.processor.op.Window;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Makes nodes: infers their shapes, repeats operands to a common shape, and shares equal nodes. */
public final class GraphBuilder {
    private record Key(Op op, List<Node> inputs) {}

    private final Map<Key, Node> known = new HashMap<>();
    private final List<Node> nodes = new ArrayList<>();
    private Origin origin = Origin.UNKNOWN;
    private int calls;

    /** All nodes made so far, operands before their users. */
    public List<Node> nodes() {
        return List.copyOf(nodes);
    }

    /** The origin that the next nodes get. */
    public Origin origin() {
        return origin;
    }

    public void setOrigin(Origin origin) {
        this.origin = origin;
    }

    /** The node of an operation on operands whose shapes fit; throws {@link ShapeException} where they don't. */
    public Node node(Op op, Node... inputs) {
        return node(op, List.of(inputs));
    }

    public Node node(Op op, List<Node> inputs) {
        var key = new Key(op, inputs);
        Node shared = known.get(key);
        if (shared == null) {
            Shape shape = op.shape(inputs);
            shared = op.simplified(inputs, this).orElseGet(() -> add(op, inputs, shape));
            known.put(key, shared);
        }
        return shared;
    }

    private Node add(Op op, List<Node> inputs, Shape shape) {
        Node made = new Node(nodes.size(), op, inputs, shape, op.type(inputs), origin);
        nodes.add(made);
        return made;
    }

    public Node constant(double value) {
        return node(new Constant(value));
    }

    /** A vector of numbers. */
    public Node vector(List<Double> values) {
        return concat(0, values.stream().map(value -> reshape(constant(value), List.of(1))).toList());
    }

    public Node batchSize() {
        return node(new BatchSize());
    }

    /** The numbers 0 to size - 1. */
    public Node position(int size) {
        return node(new Position(size));
    }

    /** Uniform random numbers in [0, 1), others at every call. */
    public Node uniform(Shape shape) {
        return node(new Uniform(calls++, shape));
    }

    // Elementwise functions; operands are repeated to their common shape.

    public Node add(Node a, Node b) {
        return isConstant(a, 0) && fills(b, a) ? b : isConstant(b, 0) && fills(a, b) ? a : apply(Function.ADD, a, b);
    }

    public Node subtract(Node a, Node b) {
        return isConstant(b, 0) && fills(a, b) ? a : apply(Function.SUBTRACT, a, b);
    }

    public Node multiply(Node a, Node b) {
        return isConstant(a, 1) && fills(b, a) ? b : isConstant(b, 1) && fills(a, b) ? a : apply(Function.MULTIPLY, a, b);
    }

    public Node divide(Node a, Node b) {
        return isConstant(b, 1) && fills(a, b) ? a : apply(Function.DIVIDE, a, b);
    }

    public Node negate(Node x) {
        return apply(Function.NEGATE, x);
    }

    public Node maximum(Node a, Node b) {
        return apply(Function.MAXIMUM, a, b);
    }

    public Node minimum(Node a, Node b) {
        return apply(Function.MINIMUM, a, b);
    }

    public Node abs(Node x) {
        return apply(Function.ABS, x);
    }

    public Node square(Node x) {
        return multiply(x, x);
    }

    public Node sqrt(Node x) {
        return apply(Function.SQRT, x);
    }

    public Node exp(Node x) {
        return apply(Function.EXP, x);
    }

    public Node expm1(Node x) {
        return apply(Function.EXPM1, x);
    }

    public Node log(Node x) {
        return apply(Function.LOG, x);
    }

    public Node log1p(Node x) {
        return apply(Function.LOG1P, x);
    }

    public Node tanh(Node x) {
        return apply(Function.TANH, x);
    }

    public Node sigmoid(Node x) {
        return apply(Function.SIGMOID, x);
    }

    public Node erf(Node x) {
        return apply(Function.ERF, x);
    }

    public Node less(Node a, Node b) {
        return apply(Function.LESS, a, b);
    }

    public Node lessEqual(Node a, Node b) {
        return apply(Function.LESS_EQUAL, a, b);
    }

    public Node equal(Node a, Node b) {
        return apply(Function.EQUAL, a, b);
    }

    /** a where the mask holds, else b. */
    public Node select(Node mask, Node a, Node b) {
        return apply(Function.SELECT, mask, a, b);
    }

    /** -1, 0 or 1; NaN stays NaN. */
    public Node sign(Node x) {
        Node zero = constant(0);
        return select(less(zero, x), constant(1), select(less(x, zero), constant(-1), multiply(x, zero)));
    }

    /** 1 where the mask holds, else 0. */
    public Node toReal(Node mask) {
        return select(mask, constant(1), constant(0));
    }

    /** A function of operands that are repeated to their common shape first. */
    public Node apply(Function function, Node... operands) {
        Shape common = common(function, operands);
        return node(new Elementwise(function),
                java.util.Arrays.stream(operands).map(x -> broadcast(x, common)).toList());
    }

    private static Shape common(Function function, Node... operands) {
        Shape common = operands[0].shape();
        for (Node operand : operands) {
            common = common(function, common, operand.shape());
        }
        return common;
    }

    private static Shape common(Function function, Shape a, Shape b) {
        int rank = Math.max(a.rank(), b.rank());
        var sizes = new Integer[rank];
        for (int i = 1; i <= rank; i++) {
            int x = i <= a.rank() ? a.size(-i) : 1;
            int y = i <= b.rank() ? b.size(-i) : 1;
            if (x != y && x != 1 && y != 1) {
                throw new ShapeException("cannot " + function.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ')
                        + " " + a + " and " + b);
            }
            sizes[rank - i] = x == 1 ? y : x;
        }
        return new Shape(a.batched() || b.batched(), List.of(sizes));
    }

    private static boolean isConstant(Node x, double value) {
        Node source = x.op() instanceof Broadcast ? x.input(0) : x;
        return source.op() instanceof Constant constant && constant.value() == value;
    }

    /** Whether repeating {@code small} to the common shape leaves {@code large} as it is. */
    private static boolean fills(Node large, Node small) {
        return common(Function.ADD, large.shape(), small.shape()).equals(large.shape());
    }

    // Changes of shape.

    public Node broadcast(Node x, Shape target) {
        return x.shape().equals(target) ? x : node(new Broadcast(target), x);
    }

    /** A vector laid along one axis of a shape and repeated along the others. */
    public Node alongAxis(Node vector, int axis, Shape target) {
        var sizes = new ArrayList<>(java.util.Collections.nCopies(target.rank(), 1));
        sizes.set(axis, target.size(axis));
        return broadcast(reshape(vector, sizes), target);
    }

    public Node reshape(Node x, List<Integer> sizes) {
        if (x.shape().sizes().equals(sizes)) {
            return x;
        }
        return x.op() instanceof Reshape ? reshape(x.input(0), sizes) : node(new Reshape(sizes), x);
    }

    public Node permute(Node x, List<Integer> axes) {
        boolean same = axes.equals(IntStream.range(0, x.shape().rank()).boxed().toList());
        return same ? x : node(new Permute(axes), x);
    }

    public Node slice(Node x, int axis, int from, int to) {
        int at = x.shape().axis(axis);
        return from == 0 && to == x.shape().size(at) ? x : node(new Slice(at, from, to), x);
    }

    /** Zeros before and after the elements along one axis. */
    public Node pad(Node x, int axis, int low, int high) {
        return node(Pad.along(x.shape().axis(axis), x.shape().rank(), low, high, false), x);
    }

    /** Negative infinity before and after the elements along one axis. */
    public Node padLowest(Node x, int axis, int low, int high) {
        return node(Pad.along(x.shape().axis(axis), x.shape().rank(), low, high, true), x);
    }

    /** The elements of one axis from last to first. */
    public Node reverse(Node x, int axis) {
        return node(new Reverse(x.shape().axis(axis)), x);
    }

    /** Sliding windows over the axes from {@code axis} on; behind these come the taps. See {@link Window}. */
    public Node window(Node x, int axis, List<Slide> slides) {
        return node(new Window(axis, slides), x);
    }

    /** Operands of one rank one after the other; unbatched ones are repeated where another is batched. */
    public Node concat(int axis, List<Node> operands) {
        boolean batched = operands.stream().anyMatch(x -> x.shape().batched());
        int at = operands.get(0).shape().axis(axis);
        List<Node> parts = operands.stream().map(x -> broadcast(x, x.shape().with(batched || x.shape().batched()))).toList();
        return parts.size() == 1 ? parts.get(0) : node(new Concat(at), parts);
    }

    /** The given axes moved to the end, in order, and joined into one. */
    public Node flattenAxes(Node x, List<Integer> axes) {
        Node moved = permute(x, lastly(x.shape().rank(), axes));
        var sizes = new ArrayList<>(moved.shape().sizes().subList(0, x.shape().rank() - axes.size()));
        sizes.add(axes.stream().mapToInt(x.shape()::size).reduce(1, Math::multiplyExact));
        return reshape(moved, sizes);
    }

    /** The inverse of {@link #flattenAxes} for a tensor that had the given shape. */
    public Node unflattenAxes(Node flat, Shape shape, List<Integer> axes) {
        List<Integer> order = lastly(shape.rank(), axes);
        Node moved = reshape(flat, order.stream().map(shape::size).toList());
        var inverse = new Integer[order.size()];
        for (int i = 0; i < inverse.length; i++) {
            inverse[order.get(i)] = i;
        }
        return permute(moved, List.of(inverse));
    }

    private static List<Integer> lastly(int rank, List<Integer> axes) {
        var order = new ArrayList<>(IntStream.range(0, rank).boxed().filter(a -> !axes.contains(a)).toList());
        order.addAll(axes);
        return order;
    }

    // Reductions and products.

    /** The axes are dropped from the shape. */
    public Node reduce(Reduction kind, Node x, List<Integer> axes, boolean overBatch) {
        List<Integer> sorted = axes.stream().map(x.shape()::axis).sorted().distinct().toList();
        return sorted.isEmpty() && !overBatch ? x : node(new Reduce(kind, sorted, overBatch), x);
    }

    public Node sum(Node x, List<Integer> axes) {
        return reduce(Reduction.SUM, x, axes, false);
    }

    /** The mean over axes, which are dropped from the shape. */
    public Node mean(Node x, List<Integer> axes) {
        int count = axes.stream().mapToInt(x.shape()::size).reduce(1, Math::multiplyExact);
        return count == 1 ? sum(x, axes) : divide(sum(x, axes), constant(count));
    }

    public Node sumOverBatch(Node x) {
        return reduce(Reduction.SUM, x, List.of(), true);
    }

    public Node meanOverBatch(Node x) {
        return divide(sumOverBatch(x), batchSize());
    }

    /** A reduction whose axes stay with size 1, so that the result can be joined with {@code x} again. */
    public Node reduceKeeping(Reduction kind, Node x, List<Integer> axes) {
        var sizes = new ArrayList<>(x.shape().sizes());
        axes.forEach(axis -> sizes.set(x.shape().axis(axis), 1));
        return reshape(reduce(kind, x, axes, false), sizes);
    }

    /** {@code y[out] = sum of a[left] * b[right]}; see {@link Contract}. */
    public Node contract(Node a, String left, Node b, String right, String out, boolean overBatch) {
        return node(new Contract(left, right, out, overBatch), a, b);
    }

    /** The rows of a table that integers name; see {@link Gather}. */
    public Node gather(Node table, Node indices) {
        return node(new Gather(), table, indices);
    }

    /** A table in whose rows, named by integers, values are added up; see {@link ScatterAdd}. */
    public Node scatterAdd(Node values, Node indices, int rows, boolean overBatch) {
        return node(new ScatterAdd(rows, overBatch), values, indices);
    }

    public Node stopGradient(Node x) {
        return node(new StopGradient(), x);
    }
}
