package cortado.processor.op;

import cortado.processor.graph.GraphBuilder;
import cortado.processor.graph.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Sums windows of any stride. Tap {@code k = t * stride + z} of position p adds to element
 * {@code (p + t) * stride + z}: the taps are split into t and z, windows of stride 1 are summed over p and t, and the pairs of i and z are the
 * elements in order. Where the windows are a product, as in a convolution's gradient or a transposed convolution, the
 * sum is one product too, {@code y[i, z] = sum over t of a[i - t] * b[t, z]}: a convolution with the taps in reverse.
 *
 * @param axis the first axis of positions; behind the positions come the taps
 * @param sizes of the windowed axes in the result
 */
record OverlapSum(int axis, List<Slide> slides, List<Integer> sizes, GraphBuilder g) {
    Node of(Node windows) {
        Node result = product(windows).orElseGet(() -> sum(windows));
        for (int i = 0; i < count(); i++) {
            int stride = slides.get(i).stride();
            int size = result.shape().size(axis + i) * stride;
            result = stride == 1 ? result : resized(result, axis + i, 2, List.of(size));
            result = fit(result, axis + i, sizes.get(i));
        }
        return result;
    }

    private int count() {
        return slides.size();
    }

    /** The axis cut or filled with zeros at its end. */
    private Node fit(Node x, int at, int size) {
        int found = x.shape().size(at);
        return found > size ? g.slice(x, at, 0, size) : g.pad(x, at, 0, size - found);
    }

    /** {@code count} axes in other sizes. */
    private Node resized(Node x, int at, int count, List<Integer> parts) {
        List<Integer> changed = new ArrayList<>(x.shape().sizes());
        changed.subList(at, at + count).clear();
        changed.addAll(at, parts);
        return g.reshape(x, changed);
    }

    /** Where a stride counts every tap, those of a dilation have zeros between them. */
    private static boolean spreads(Slide slide) {
        return slide.stride() > 1 && slide.dilation() > 1;
    }

    private static int taps(Slide slide) {
        return spreads(slide) ? slide.span() : slide.kernel();
    }

    private static int turns(Slide slide) {
        return Math.ceilDiv(taps(slide), slide.stride());
    }

    private static int dilation(Slide slide) {
        return spreads(slide) ? 1 : slide.dilation();
    }

    /** An axis of taps as two, t and z; missing taps are zeros. */
    private Node split(Node x, int at, Slide slide) {
        Node taps = spreads(slide) ? spread(x, at, slide) : x;
        Node whole = g.pad(taps, at, 0, turns(slide) * slide.stride() - taps(slide));
        return resized(whole, at, 1, List.of(turns(slide), slide.stride()));
    }

    private Node spread(Node x, int at, Slide slide) {
        Node pairs = g.pad(resized(x, at, 1, List.of(slide.kernel(), 1)), at + 1, 0, slide.dilation() - 1);
        return g.slice(resized(pairs, at, 2, List.of(slide.kernel() * slide.dilation())), at, 0, slide.span());
    }

    /** {@code [p, q, k, l, ...]} to {@code [i, z, j, w, ...]}, without z where the stride is 1. */
    private Node sum(Node windows) {
        int taps = axis + count();
        Node split = windows;
        for (int i = count() - 1; i >= 0; i--) {
            split = split(split, taps + i, slides.get(i));
        }
        Node ordered = interleaved(split, taps, true);
        Node added = slides.stream().allMatch(slide -> turns(slide) == 1)
                ? resized(ordered, taps, count(), List.of())
                : g.node(new OverlapAdd(axis, slides.stream().map(OverlapSum::dilation).toList()), ordered);
        Node pairs = interleaved(added, axis, false);
        for (int i = count() - 1; i >= 0; i--) {
            pairs = slides.get(i).stride() == 1 ? resized(pairs, axis + 2 * i + 1, 1, List.of()) : pairs;
        }
        return pairs;
    }

    /** From {@code first} on, {@code [i, j, z, w]} becomes {@code [i, z, j, w]}, or the other way round. */
    private Node interleaved(Node x, int first, boolean inverse) {
        List<Integer> order = new ArrayList<>(IntStream.range(0, x.shape().rank()).boxed().toList());
        for (int i = 0; i < 2 * count(); i++) {
            int apart = first + i / 2 + (i % 2) * count();
            order.set(inverse ? apart : first + i, inverse ? first + i : apart);
        }
        return g.permute(x, order);
    }

    /** The sum as one product, where position and tap come from different operands of a product. */
    private Optional<Node> product(Node windows) {
        boolean overlaps = slides.stream().anyMatch(slide -> turns(slide) > 1);
        return overlaps && windows.op() instanceof Contract c
                ? product(c, windows.input(0), c.left(), windows.input(1), c.right())
                        .or(() -> product(c, windows.input(1), c.right(), windows.input(0), c.left()))
                : Optional.empty();
    }

    private Optional<Node> product(Contract c, Node a, String left, Node b, String right) {
        String positions = c.out().substring(axis, axis + count());
        String taps = c.out().substring(axis + count(), axis + 2 * count());
        boolean apart = left.contains(positions)
                && positions.chars().allMatch(label -> right.indexOf(label) < 0)
                && taps.chars().allMatch(label -> left.indexOf(label) < 0);
        return apart ? Optional.of(product(c, a, left, b, right, positions, taps)) : Optional.empty();
    }

    private Node product(Contract c, Node a, String left, Node b, String right, String positions, String taps) {
        Node kernel = b;
        var labels = new StringBuilder(right);
        var out = new StringBuilder(c.out().replace(taps, ""));
        for (int i = count() - 1; i >= 0; i--) {
            int at = labels.indexOf(taps.substring(i, i + 1));
            Slide slide = slides.get(i);
            if (slide.stride() > 1) {
                kernel = split(kernel, at, slide);
                char phase = unused(left + labels + out);
                labels.insert(at + 1, phase);
                out.insert(axis + i + 1, phase);
            }
            kernel = g.reverse(kernel, at);
        }
        Node window = window(a, left.indexOf(positions));
        return g.contract(window, left.replace(positions, positions + taps), kernel, labels.toString(), out.toString(),
                c.overBatch());
    }

    /** What each element's windows read, zeros outside. */
    private Node window(Node a, int first) {
        Node padded = a;
        List<Slide> turning = slides.stream().map(slide -> new Slide(turns(slide), 1, dilation(slide))).toList();
        for (int i = 0; i < count(); i++) {
            int halo = turning.get(i).span() - 1;
            padded = g.pad(padded, first + i, halo, halo);
        }
        return g.window(padded, first, turning);
    }

    private static char unused(String labels) {
        return (char) IntStream.rangeClosed('a', 'z').filter(c -> labels.indexOf(c) < 0).findFirst().orElseThrow();
    }
}
