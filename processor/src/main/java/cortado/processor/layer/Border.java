package cortado.processor.layer;

import cortado.processor.graph.GraphBuilder;
import cortado.processor.graph.Node;
import cortado.processor.graph.Shape;
import cortado.processor.op.Slide;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How many elements are added before and after those of one axis: the attribute {@code padding}, or what the attribute
 * {@code border} implies.
 */
record Border(int low, int high) {
    private static final Border NONE = new Border(0, 0);

    /** The borders of an image's axes, all but the first. */
    static List<Border> of(Attributes attributes, Shape image, List<Slide> slides) {
        Optional<String> name = attributes.findEnum("border");
        if (name.isPresent() && attributes.names().contains("padding")) {
            throw new LayerException("border", "border " + name.get() + " and padding exclude each other: keep one");
        }
        return name.filter("SAME"::equals).isPresent()
                ? IntStream.range(0, slides.size()).mapToObj(i -> same(image.size(i + 1), slides.get(i))).toList()
                : padding(attributes, slides.size());
    }

    /** As many positions as strides begin in the axis; an odd surplus goes to the end. */
    private static Border same(int size, Slide slide) {
        int last = (Math.ceilDiv(size, slide.stride()) - 1) * slide.stride();
        int surplus = Math.max(last + slide.span() - size, 0);
        return new Border(surplus / 2, surplus - surplus / 2);
    }

    /** The attribute {@code padding}; none where it is unset. */
    static List<Border> padding(Attributes attributes, int axes) {
        return padding(attributes.findInts("padding").orElse(List.of(0)), axes);
    }

    /** One number for all sides, one an axis, or a low and a high one for each axis. */
    static List<Border> padding(List<Integer> given, int axes) {
        given.stream().filter(count -> count < 0).findFirst().ifPresent(count -> {
            throw new LayerException("padding", "padding must not be negative, but is " + count);
        });
        if (given.size() == 2 * axes) {
            return IntStream.range(0, axes).mapToObj(i -> new Border(given.get(2 * i), given.get(2 * i + 1))).toList();
        }
        return PerAxis.spread("padding", given, axes, "one, one an axis, or a low and a high one for each").stream()
                .map(count -> new Border(count, count))
                .toList();
    }

    /** Zeros around the axes from {@code axis} on. */
    static Node pad(Node x, int axis, List<Border> borders, GraphBuilder g) {
        Node padded = x;
        for (int i = 0; i < borders.size(); i++) {
            padded = g.pad(padded, axis + i, borders.get(i).low, borders.get(i).high);
        }
        return padded;
    }

    int padded(int size) {
        return low + size + high;
    }

    /** {@code 4 + padding 1 + 1 = 6}, or the size alone. */
    String sum(int size) {
        return equals(NONE) ? String.valueOf(size) : size + " + padding " + low + " + " + high + " = " + padded(size);
    }
}
