package cortado.processor.layer;

import cortado.processor.graph.Shape;
import cortado.processor.op.Slide;
import java.util.List;

/** What spatial layers require of their input, {@code [channels, ...]}. */
final class Images {
    private static final List<String> SHAPES = List.of(
            "[channels, length]", "[channels, height, width]", "[channels, depth, height, width]");

    private Images() {}

    /** An input with channels and so many axes of space. */
    static void requireAxes(Shape x, int axes) {
        if (x.rank() != axes + 1) {
            throw new LayerException("", "takes " + SHAPES.get(axes - 1) + ", not " + x + ": reshape it");
        }
    }

    /** The number of axes of space, of which there must be one to three. */
    static int axes(Shape x) {
        if (x.rank() < 2 || x.rank() > 4) {
            throw new LayerException("", "takes " + String.join(" or ", SHAPES) + ", not " + x + ": reshape it");
        }
        return x.rank() - 1;
    }

    /** Every axis has room for one window. */
    static void requireRoom(Shape x, List<Slide> slides, List<Border> borders) {
        for (int i = 0; i < slides.size(); i++) {
            Slide slide = slides.get(i);
            int size = x.size(i + 1);
            if (slide.positions(borders.get(i).padded(size)) < 1) {
                throw new LayerException("kernel", span(slide) + ", but axis " + (i + 1) + " of " + x + " has only "
                        + borders.get(i).sum(size) + ": make the kernel smaller or the padding larger");
            }
        }
    }

    private static String span(Slide slide) {
        return slide.dilation() == 1
                ? "a kernel of " + slide.kernel() + " does not fit"
                : "a kernel of " + slide.kernel() + " with dilation " + slide.dilation() + " spans (" + slide.kernel()
                        + " - 1) * " + slide.dilation() + " + 1 = " + slide.span() + " elements";
    }
}
