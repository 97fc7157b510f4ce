package cortado.processor.layer;

import cortado.processor.op.Slide;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** Attributes with one value for all spatial axes or one for each. */
final class PerAxis {
    private static final String RULE = "one for all axes or one an axis";

    private PerAxis() {}

    /** An attribute that the layer can't do without; every value is at least 1. */
    static List<Integer> required(Attributes attributes, String name, int axes) {
        return positive(name, spread(name, given(attributes, name), axes));
    }

    /** The values of an attribute that the layer can't do without. */
    static List<Integer> given(Attributes attributes, String name) {
        return attributes.findInts(name).orElseThrow(() -> new LayerException("", "needs '" + name
                + "': set it in the annotation, or make it an int parameter of the method"));
    }

    /** An attribute with values of at least 1, or the defaults where it is unset. */
    static List<Integer> of(Attributes attributes, String name, List<Integer> initial) {
        return attributes.findInts(name)
                .map(given -> positive(name, spread(name, given, initial.size())))
                .orElse(initial);
    }

    /** The attributes {@code kernel}, {@code stride} and {@code dilation}. */
    static List<Slide> slides(Attributes attributes, int axes, List<Integer> strides) {
        List<Integer> kernel = required(attributes, "kernel", axes);
        List<Integer> stride = of(attributes, "stride", strides);
        List<Integer> dilation = of(attributes, "dilation", Collections.nCopies(axes, 1));
        return IntStream.range(0, axes)
                .mapToObj(i -> new Slide(kernel.get(i), stride.get(i), dilation.get(i)))
                .toList();
    }

    private static List<Integer> positive(String name, List<Integer> values) {
        values.stream().filter(value -> value < 1).findFirst().ifPresent(value -> {
            throw new LayerException(name, name + " must be at least 1, not " + value);
        });
        return values;
    }

    static List<Integer> spread(String name, List<Integer> given, int axes) {
        return spread(name, given, axes, RULE);
    }

    static List<Integer> spread(String name, List<Integer> given, int axes, String rule) {
        if (given.size() != 1 && given.size() != axes) {
            throw new LayerException(name, name + " has " + given.size() + " values for " + axes
                    + (axes == 1 ? " axis: give " : " axes: give ") + rule);
        }
        return given.size() == axes ? given : Collections.nCopies(axes, given.get(0));
    }
}
