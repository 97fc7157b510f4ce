package cortado.processor.layer;

import cortado.processor.graph.GraphBuilder;
import cortado.processor.graph.Node;
import cortado.processor.kernel.Reduction;
import cortado.processor.op.Slide;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Pools to a given size: cell i covers the elements {@code floor(i n / out)} to {@code ceil((i + 1) n / out) - 1}.
 * Cells of equal size are windows side by side.
 */
public final class AdaptivePool implements Layer {
    /** Pools one axis to a size. */
    private interface Pooling {
        Node pool(Node x, int axis, int out, GraphBuilder g);
    }

    private final String annotation;
    private final Pooling pooling;

    private AdaptivePool(String annotation, Pooling pooling) {
        this.annotation = annotation;
        this.pooling = pooling;
    }

    static AdaptivePool ofAverage() {
        return new AdaptivePool("cortado.AdaptiveAveragePool", AdaptivePool::average);
    }

    static AdaptivePool ofMax() {
        return new AdaptivePool("cortado.AdaptiveMaxPool", AdaptivePool::max);
    }

    @Override
    public String annotation() {
        return annotation;
    }

    @Override
    public Node apply(LayerCall call) {
        return pool(pooling, call.x(), call.attributes(), call.graph());
    }

    /** The means of the cells of the image {@code [channels, ...]}; the attribute {@code output} has their number. */
    public static Node average(Node x, Attributes attributes, GraphBuilder g) {
        return pool(AdaptivePool::average, x, attributes, g);
    }

    /** The largest elements of the cells of the image {@code [channels, ...]}. */
    public static Node max(Node x, Attributes attributes, GraphBuilder g) {
        return pool(AdaptivePool::max, x, attributes, g);
    }

    private static Node pool(Pooling pooling, Node x, Attributes attributes, GraphBuilder g) {
        int axes = Images.axes(x.shape());
        List<Integer> output = PerAxis.required(attributes, "output", axes);
        Node y = ChannelsLast.of(x, g);
        for (int axis = axes - 1; axis >= 0; axis--) {
            y = pooling.pool(y, axis, output.get(axis), g);
        }
        return ChannelsLast.undo(y, g);
    }

    private static Node average(Node x, int axis, int out, GraphBuilder g) {
        int size = x.shape().size(axis);
        return size % out == 0
                ? g.mean(windows(x, axis, size / out, g), List.of(axis + 1))
                : Resampling.product(x, axis, Resampling.cellMeans(size, out, g), g);
    }

    private static Node max(Node x, int axis, int out, GraphBuilder g) {
        int size = x.shape().size(axis);
        Node cells = size % out == 0 ? windows(x, axis, size / out, g) : masked(x, axis, out, g);
        return g.reduce(Reduction.MAX, cells, List.of(axis + 1), false);
    }

    private static Node windows(Node x, int axis, int size, GraphBuilder g) {
        return g.window(x, axis, List.of(Slide.tiling(size)));
    }

    /** All elements for each cell; those of other cells are lower than all numbers. */
    private static Node masked(Node x, int axis, int out, GraphBuilder g) {
        var single = new ArrayList<>(x.shape().sizes());
        single.add(axis, 1);
        var mask = new ArrayList<>(Collections.nCopies(single.size(), 1));
        mask.set(axis, out);
        mask.set(axis + 1, x.shape().size(axis));
        Node cells = g.reshape(Resampling.cells(x.shape().size(axis), out, g), mask);
        return g.select(cells, g.reshape(x, single), g.constant(Double.NEGATIVE_INFINITY));
    }
}
