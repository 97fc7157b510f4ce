package cortado.processor.op;

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
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Zeros before and after the elements, or what is lower than all numbers, so that it wins no maximum.
 *
 * @param low,high how many before and after, one entry an axis
 * @param lowest whether negative infinity stands for zero
 */
public record Pad(List<Integer> low, List<Integer> high, boolean lowest) implements Op {
    public Pad {
        low = List.copyOf(low);
        high = List.copyOf(high);
    }

    /** Along one axis of a tensor of some rank. */
    public static Pad along(int axis, int rank, int low, int high, boolean lowest) {
        List<Integer> none = Collections.nCopies(rank, 0);
        return new Pad(none, none, lowest).with(axis, low, high);
    }

    /** With other counts along one axis. */
    Pad with(int axis, int newLow, int newHigh) {
        var lows = new ArrayList<>(low);
        var highs = new ArrayList<>(high);
        lows.set(axis, newLow);
        highs.set(axis, newHigh);
        return new Pad(lows, highs, lowest);
    }

    private static List<Integer> sum(List<Integer> a, List<Integer> b) {
        return IntStream.range(0, a.size()).mapToObj(i -> Math.addExact(a.get(i), b.get(i))).toList();
    }

    @Override
    public String name() {
        return IntStream.range(0, low.size()).mapToObj(axis -> low.get(axis) + ", " + high.get(axis))
                .collect(Collectors.joining(", ", lowest ? "padLowest(" : "pad(", ")"));
    }

    @Override
    public Shape shape(List<Node> inputs) {
        Shape x = inputs.get(0).shape();
        for (int axis = 0; axis < x.rank(); axis++) {
            if (low.get(axis) < 0 || high.get(axis) < 0) {
                throw new ShapeException("padding must not be negative: low " + low.get(axis) + ", high " + high.get(axis));
            }
        }
        return x.with(sum(sum(low, x.sizes()), high));
    }

    /** Nothing where nothing is added, and one padding for two. */
    @Override
    public Optional<Node> simplified(List<Node> inputs, GraphBuilder g) {
        Node x = inputs.get(0);
        if (Stream.concat(low.stream(), high.stream()).allMatch(count -> count == 0)) {
            return Optional.of(x);
        }
        return x.op() instanceof Pad inner && inner.lowest == lowest
                ? Optional.of(g.node(new Pad(sum(low, inner.low), sum(high, inner.high), lowest), x.input(0)))
                : Optional.empty();
    }

    @Override
    public Expr formula(Node node, List<Affine> index, List<Operand> inputs, Scope scope) {
        int lead = node.shape().batched() ? 1 : 0;
        var source = new ArrayList<>(index);
        for (int axis = 0; axis < low.size(); axis++) {
            source.set(lead + axis, index.get(lead + axis).plus(-low.get(axis)));
        }
        Expr element = guarded(node, index, inputs.get(0).at(source));
        Expr inside = guarded(node, index, Expr.constant(1));
        return lowest
                ? Expr.apply(Function.SELECT, Expr.apply(Function.LESS, Expr.constant(0), inside), element,
                        Expr.constant(Double.NEGATIVE_INFINITY))
                : element;
    }

    private Expr guarded(Node node, List<Affine> index, Expr inside) {
        int lead = node.shape().batched() ? 1 : 0;
        Expr guarded = inside;
        for (int axis = low.size() - 1; axis >= 0; axis--) {
            int from = low.get(axis);
            if (from > 0 || high.get(axis) > 0) {
                int to = from + node.input(0).shape().size(axis);
                guarded = new Expr.Guard(index.get(lead + axis), from, to, guarded);
            }
        }
        return guarded;
    }

    @Override
    public List<Node> gradient(Node node, Node dy, GraphBuilder g) {
        Node inside = dy;
        for (int axis = 0; axis < low.size(); axis++) {
            int from = low.get(axis);
            inside = Contract.slice(inside, axis, from, from + node.input(0).shape().size(axis), g);
        }
        return List.of(inside);
    }
}
