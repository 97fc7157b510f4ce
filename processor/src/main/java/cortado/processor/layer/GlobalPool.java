package cortado.processor.layer;

import cortado.processor.graph.GraphBuilder;
import cortado.processor.graph.Node;
import cortado.processor.graph.Shape;
import cortado.processor.graph.ShapeException;
import cortado.processor.kernel.Reduction;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/** One number of each channel: {@code [channels, ...]} to {@code [channels]}. */
public final class GlobalPool implements Layer {
    private final String annotation;
    private final BiFunction<Node, GraphBuilder, Node> pool;

    private GlobalPool(String annotation, BiFunction<Node, GraphBuilder, Node> pool) {
        this.annotation = annotation;
        this.pool = pool;
    }

    static GlobalPool ofAverage() {
        return new GlobalPool("cortado.GlobalAveragePool", GlobalPool::average);
    }

    static GlobalPool ofMax() {
        return new GlobalPool("cortado.GlobalMaxPool", GlobalPool::max);
    }

    @Override
    public String annotation() {
        return annotation;
    }

    @Override
    public Node apply(LayerCall call) {
        return pool.apply(call.x(), call.graph());
    }

    /** The mean of each channel. */
    public static Node average(Node x, GraphBuilder g) {
        return g.mean(x, positions(x.shape()));
    }

    /** The largest element of each channel; the gradient goes to the first in row-major order. */
    public static Node max(Node x, GraphBuilder g) {
        Node y = x;
        for (int axis : positions(x.shape()).reversed()) {
            y = g.reduce(Reduction.MAX, y, List.of(axis), false);
        }
        return y;
    }

    private static List<Integer> positions(Shape x) {
        if (x.rank() < 2) {
            throw new ShapeException("a global pool takes [channels, ...] with axes to pool, not " + x);
        }
        return IntStream.range(1, x.rank()).boxed().toList();
    }
}
