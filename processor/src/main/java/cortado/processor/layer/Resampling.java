package cortado.processor.layer;

import cortado.processor.graph.GraphBuilder;
import cortado.processor.graph.Node;
import cortado.processor.kernel.Function;
import cortado.processor.kernel.Reduction;
import java.util.ArrayList;
import java.util.List;

/**
 * One axis in another size. Every form is a product with a small matrix {@code [out, in]}, which is computed from the
 * positions; comparisons of whole numbers make it exact.
 */
final class Resampling {
    private Resampling() {}

    /** {@code y[..., j, ...] = sum over i of m[j, i] x[..., i, ...]}. */
    static Node product(Node x, int axis, Node matrix, GraphBuilder g) {
        String labels = "abcdefgh".substring(0, x.shape().rank());
        String summed = labels.substring(axis, axis + 1);
        return g.contract(x, labels, matrix, "z" + summed, labels.replace(summed, "z"), false);
    }

    /** Where {@code floor(j * in / out) = i}: what nearest neighbours repeat. */
    static Node nearest(int in, int out, GraphBuilder g) {
        Node source = g.multiply(rows(out, g), g.constant(in));
        Node from = g.multiply(columns(in, g), g.constant(out));
        return g.toReal(g.apply(Function.AND, g.lessEqual(from, source), g.less(source, g.add(from, g.constant(out)))));
    }

    /** Where {@code floor(j * in / out) <= i < ceil((j + 1) * in / out)}: the cell of an adaptive pool. */
    static Node cells(int in, int out, GraphBuilder g) {
        Node first = g.multiply(rows(out, g), g.constant(in));
        Node element = g.multiply(columns(in, g), g.constant(out));
        return g.apply(Function.AND, g.less(first, g.add(element, g.constant(out))),
                g.less(element, g.add(first, g.constant(in))));
    }

    /** The means of the cells. */
    static Node cellMeans(int in, int out, GraphBuilder g) {
        Node cells = g.toReal(cells(in, out, g));
        return g.divide(cells, g.reduceKeeping(Reduction.SUM, cells, List.of(1)));
    }

    /**
     * Linear interpolation at {@code max(0, (j + 0.5) in / out - 0.5)}, or at {@code j (in - 1) / (out - 1)} where the
     * corners are aligned: neighbours weigh 1 minus their distance.
     */
    static Node linear(int in, int out, boolean alignCorners, GraphBuilder g) {
        Node j = rows(out, g);
        Node half = g.constant(0.5);
        Node source = alignCorners
                ? g.divide(g.multiply(j, g.constant(in - 1)), g.constant(Math.max(out - 1, 1)))
                : g.subtract(g.divide(g.multiply(g.add(j, half), g.constant(in)), g.constant(out)), half);
        Node inside = g.minimum(g.maximum(source, g.constant(0)), g.constant(in - 1));
        Node distance = g.abs(g.subtract(inside, columns(in, g)));
        return g.maximum(g.subtract(g.constant(1), distance), g.constant(0));
    }

    private static Node rows(int count, GraphBuilder g) {
        return g.reshape(g.position(count), List.of(count, 1));
    }

    private static Node columns(int count, GraphBuilder g) {
        return g.reshape(g.position(count), List.of(1, count));
    }

    /** Every element of some axes, from {@code axis} on, several times: once for each factor. */
    static Node repeat(Node x, int axis, List<Integer> factors, GraphBuilder g) {
        var single = new ArrayList<>(x.shape().sizes());
        var wide = new ArrayList<>(x.shape().sizes());
        var joined = new ArrayList<>(x.shape().sizes());
        for (int i = factors.size() - 1; i >= 0; i--) {
            single.add(axis + i + 1, 1);
            wide.add(axis + i + 1, factors.get(i));
            joined.set(axis + i, joined.get(axis + i) * factors.get(i));
        }
        return g.reshape(g.broadcast(g.reshape(x, single), x.shape().with(wide)), joined);
    }
}
