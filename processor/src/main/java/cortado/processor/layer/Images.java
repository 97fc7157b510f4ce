package cortado.processor.layer;

import cortado.processor.graph.Node;
import cortado.processor.graph.Shape;
import cortado.processor.op.Slide;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What spatial layers require of their input, {@code [channels, ...]}. */
final class Images {
    private static final List<String> SHAPES = List.of(
            "[channels, length]", "[channels, height, width]", "[channels, depth, height, width]");

    /** Red, green, blue and transparency. */
    private static final int MOST_COLOURS = 4;

    private Images() {}

    /** An input with channels and so many axes of space. */
    static void requireAxes(Shape x, int axes) {
        if (x.rank() != axes + 1) {
            throw new LayerException("", "takes " + SHAPES.get(axes - 1) + ", not " + x + ": " + axesRemedy(x, axes));
        }
    }

    private static String axesRemedy(Shape x, int axes) {
        if (x.rank() == axes) {
            return "one channel makes it " + Stream.concat(Stream.of(1), x.sizes().stream()).toList();
        }
        return x.rank() == axes + 2
                ? "reshape it; if " + x.size(0) + " is the batch, leave it out, " + x.sizes().subList(1, x.rank())
                : "reshape it";
    }

    /** The number of axes of space, of which there must be one to three. */
    static int axes(Shape x) {
        if (x.rank() < 2 || x.rank() > 4) {
            throw new LayerException("", "takes " + String.join(" or ", SHAPES) + ", not " + x + ": reshape it");
        }
        return x.rank() - 1;
    }

    /** Every axis has room for one window. */
    static void requireRoom(Node image, List<Slide> slides, List<Border> borders) {
        Shape x = image.shape();
        for (int i = 0; i < slides.size(); i++) {
            Slide slide = slides.get(i);
            int size = x.size(i + 1);
            if (slide.positions(borders.get(i).padded(size)) < 1) {
                throw new LayerException("kernel", problem(slide, "axis " + (i + 1) + " of " + x)
                        + borders.get(i).sum(size) + ": " + remedy(image));
            }
        }
    }

    private static String problem(Slide slide, String axis) {
        return slide.dilation() == 1
                ? "a kernel of " + slide.kernel() + " does not fit into " + axis + ", which has only "
                : "a kernel of " + slide.kernel() + " with dilation " + slide.dilation() + " spans (" + slide.kernel()
                        + " - 1) * " + slide.dilation() + " + 1 = " + slide.span() + " elements, but " + axis
                        + " has only ";
    }

    /** Sizes as in {@code [28, 28, 1]}, of the image or of what it is made from, show that channels came last. */
    private static String remedy(Node image) {
        return Stream.of(image, source(image)).map(Node::shape).filter(Images::hasChannelsLast).findFirst()
                .map(x -> "images are [channels, height, width], so [" + x.size(2) + ", " + x.size(0) + ", " + x.size(1)
                        + "] instead of " + x)
                .orElse("make the kernel smaller or the padding larger");
    }

    /** The input of the network that a node mainly comes from. */
    private static Node source(Node node) {
        Node at = node;
        Optional<Node> before = Optional.of(node);
        while (before.isPresent()) {
            at = before.get();
            before = at.inputs().stream().filter(x -> x.shape().batched()).findFirst();
        }
        return at;
    }

    private static boolean hasChannelsLast(Shape x) {
        return x.rank() == 3 && x.size(2) <= MOST_COLOURS && x.size(0) > MOST_COLOURS && x.size(0) == x.size(1);
    }
}
