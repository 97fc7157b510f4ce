package cortado.processor.op;

import cortado.processor.graph.GraphBuilder;
import cortado.processor.graph.Node;
import cortado.processor.graph.Op;
import cortado.processor.graph.Shape;
import cortado.processor.kernel.Affine;
import cortado.processor.kernel.Axis;
import cortado.processor.kernel.Expr;
import cortado.processor.kernel.Operand;
import cortado.processor.kernel.Reduction;
import cortado.processor.kernel.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The adjoint of a {@link Window} of stride 1: {@code y[..., i, ...] = sum over k of x[..., i - k * dilation, k, ...]},
 * so that overlapping windows are laid back over each other and added. {@link #of} makes it of any stride.
 *
 * @param axis the first axis of positions; behind the positions come as many axes of taps
 * @param dilations one for each axis of positions
 */
public record OverlapAdd(int axis, List<Integer> dilations) implements Op {
    public OverlapAdd {
        dilations = List.copyOf(dilations);
    }

    /**
     * The sum of windows: element i of a windowed axis gets all {@code x[p, k]} with
     * {@code p * stride + k * dilation = i}.
     *
     * @param axis the first axis of positions
     * @param sizes of the windowed axes in the result
     */
    public static Node of(Node windows, int axis, List<Slide> slides, List<Integer> sizes, GraphBuilder g) {
        return new OverlapSum(axis, slides, sizes, g).of(windows);
    }

    @Override
    public String name() {
        return dilations.stream().map(String::valueOf).collect(Collectors.joining(", ", "overlapAdd(" + axis + ", ", ")"));
    }

    @Override
    public Shape shape(List<Node> inputs) {
        Shape x = inputs.get(0).shape();
        int count = dilations.size();
        List<Integer> sizes = new ArrayList<>(x.sizes());
        sizes.subList(axis + count, axis + 2 * count).clear();
        for (int i = 0; i < count; i++) {
            sizes.set(axis + i, x.size(axis + i) + (x.size(axis + count + i) - 1) * dilations.get(i));
        }
        return x.with(sizes);
    }

    @Override
    public Expr formula(Node node, List<Affine> index, List<Operand> inputs, Scope scope) {
        Shape x = node.input(0).shape();
        int first = axis + (x.batched() ? 1 : 0);
        int count = dilations.size();
        List<Axis> taps = IntStream.range(0, count).mapToObj(i -> scope.axis("k", x.size(axis + count + i))).toList();
        var source = new ArrayList<>(index);
        for (int i = 0; i < count; i++) {
            source.set(first + i, index.get(first + i).plus(taps.get(i).affine().times(-dilations.get(i))));
        }
        source.addAll(first + count, taps.stream().map(Axis::affine).toList());
        Expr term = inputs.get(0).at(source);
        for (int i = count - 1; i >= 0; i--) {
            term = new Expr.Guard(source.get(first + i), 0, x.size(axis + i), term);
        }
        return new Expr.Reduce(Reduction.SUM, taps, term);
    }

    @Override
    public List<Node> gradient(Node node, Node dy, GraphBuilder g) {
        Shape x = node.input(0).shape();
        int taps = axis + dilations.size();
        return List.of(g.window(dy, axis, IntStream.range(0, dilations.size())
                .mapToObj(i -> new Slide(x.size(taps + i), 1, dilations.get(i)))
                .toList()));
    }
}
