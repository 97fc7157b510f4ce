package cortado.processor.layer;

import cortado.processor.graph.GraphBuilder;
import cortado.processor.graph.Node;
import cortado.processor.graph.Shape;
import cortado.processor.op.Slide;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The windows of a pooling layer over an image {@code [channels, ...]}.
 *
 * @param borders what is padded, of which an average may count elements
 * @param overhang what {@code ceilMode} needs beyond the high border, one entry an axis; it counts nowhere
 */
record Pool(Shape image, List<Slide> slides, List<Border> borders, List<Integer> overhang) {
    /** The attributes {@code kernel}, {@code stride}, {@code padding}, {@code border}, {@code dilation}, {@code ceilMode}. */
    static Pool of(Attributes attributes, Node x) {
        Shape image = x.shape();
        int axes = Images.axes(image);
        List<Slide> slides = PerAxis.slides(attributes, axes, PerAxis.required(attributes, "kernel", axes));
        List<Border> borders = Border.of(attributes, image, slides);
        Images.requireRoom(x, slides, borders);
        boolean ceil = attributes.flag("ceilMode", false);
        var pool = new Pool(image, slides, borders, IntStream.range(0, axes)
                .mapToObj(i -> ceil ? overhang(image.size(i + 1), slides.get(i), borders.get(i)) : 0)
                .toList());
        IntStream.range(0, axes).forEach(pool::requireElements);
        return pool;
    }

    /** What one more window would need, where one begins in the image or its low border. */
    private static int overhang(int size, Slide slide, Border border) {
        int positions = slide.positions(border.padded(size));
        int next = positions * slide.stride();
        int missing = next + slide.span() - border.padded(size);
        boolean partial = (positions - 1) * slide.stride() + slide.span() < border.padded(size);
        return partial && next < size + border.low() ? missing : 0;
    }

    int axes() {
        return slides.size();
    }

    int positions(int axis) {
        return slides.get(axis).positions(borders.get(axis).padded(image.size(axis + 1)) + overhang.get(axis));
    }

    /** Every window reads at least one element that is not padding. */
    private void requireElements(int axis) {
        int size = image.size(axis + 1);
        for (int p = 0; p < positions(axis); p++) {
            int from = p * slides.get(axis).stride() - borders.get(axis).low();
            Slide slide = slides.get(axis);
            if (IntStream.range(0, slide.kernel()).map(k -> from + k * slide.dilation()).noneMatch(i -> i >= 0 && i < size)) {
                throw new LayerException("padding", "window " + p + " of axis " + (axis + 1) + " of " + image
                        + " reads padding only: it begins " + (from < 0 ? -from + " before" : "at " + from + " of")
                        + " the " + size + " elements");
            }
        }
    }

    /** {@code [..., channels]} with all borders, of zeros or of negative infinity. */
    Node pad(Node x, boolean lowest, GraphBuilder g) {
        Node padded = x;
        for (int i = 0; i < axes(); i++) {
            int low = borders.get(i).low();
            int high = borders.get(i).high() + overhang.get(i);
            padded = lowest ? g.padLowest(padded, i, low, high) : g.pad(padded, i, low, high);
        }
        return padded;
    }

    /** How many elements each window along an axis counts: those of the image, and perhaps those of its borders. */
    Node counts(int axis, boolean includePad, GraphBuilder g) {
        Border border = borders.get(axis);
        Slide slide = slides.get(axis);
        int from = includePad ? 0 : border.low();
        int to = includePad ? border.padded(image.size(axis + 1)) : border.low() + image.size(axis + 1);
        if (from == 0 && (positions(axis) - 1) * slide.stride() + slide.kernel() <= to) {
            return g.constant(slide.kernel());
        }
        Node first = g.multiply(g.position(positions(axis)), g.constant(slide.stride()));
        Node last = g.add(first, g.constant(slide.kernel()));
        Node count = g.subtract(g.minimum(last, g.constant(to)), g.maximum(first, g.constant(from)));
        return g.reshape(count, IntStream.rangeClosed(0, axes()).mapToObj(i -> i == axis ? positions(i) : 1).toList());
    }
}
