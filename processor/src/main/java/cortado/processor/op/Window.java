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
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Sliding windows over consecutive axes: {@code y[..., p, q, k, l, ...] = x[..., p * stride + k * dilation,
 * q * stride + l * dilation, ...]}. The windowed axes become positions; behind the last of them come the taps, one axis
 * each. Only a change of index: a product with a window is a convolution, its maximum over the taps a max pool.
 *
 * @param axis the first windowed axis
 * @param slides one for each windowed axis
 */
public record Window(int axis, List<Slide> slides) implements Op {
    public Window {
        slides = List.copyOf(slides);
    }

    @Override
    public String name() {
        return slides.stream().map(Slide::toString).collect(Collectors.joining(", ", "window(" + axis + ", ", ")"));
    }

    @Override
    public Shape shape(List<Node> inputs) {
        Shape x = inputs.get(0).shape();
        List<Integer> sizes = new ArrayList<>(x.sizes());
        for (int i = 0; i < slides.size(); i++) {
            int size = x.size(axis + i);
            Slide slide = slides.get(i);
            if (slide.positions(size) < 1) {
                throw new ShapeException("a window of " + slide.span() + " elements does not fit axis " + (axis + i)
                        + " of " + x + ", which has " + size);
            }
            sizes.set(axis + i, slide.positions(size));
        }
        sizes.addAll(axis + slides.size(), slides.stream().map(Slide::kernel).toList());
        return x.with(sizes);
    }

    @Override
    public DType type(List<Node> inputs) {
        return inputs.get(0).type();
    }

    @Override
    public Expr formula(Node node, List<Affine> index, List<Operand> inputs, Scope scope) {
        int first = axis + (node.shape().batched() ? 1 : 0);
        var source = new ArrayList<>(index);
        source.subList(first + slides.size(), first + 2 * slides.size()).clear();
        for (int i = 0; i < slides.size(); i++) {
            Slide slide = slides.get(i);
            Affine position = index.get(first + i).times(slide.stride());
            source.set(first + i, position.plus(index.get(first + slides.size() + i).times(slide.dilation())));
        }
        return inputs.get(0).at(source);
    }

    @Override
    public Fusion fusion() {
        return Fusion.VIEW;
    }

    /** Every element gets the gradients of all windows that it is in. */
    @Override
    public List<Node> gradient(Node node, Node dy, GraphBuilder g) {
        Shape x = node.input(0).shape();
        List<Integer> sizes = IntStream.range(axis, axis + slides.size()).mapToObj(x::size).toList();
        return List.of(OverlapAdd.of(dy, axis, slides, sizes, g));
    }
}
