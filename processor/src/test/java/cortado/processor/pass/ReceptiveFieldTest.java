package cortado.processor.pass;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cortado.processor.graph.DType;
import cortado.processor.graph.GraphBuilder;
import cortado.processor.graph.Node;
import cortado.processor.graph.Shape;
import cortado.processor.kernel.Reduction;
import cortado.processor.op.Leaf;
import cortado.processor.op.Slide;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Images of 40 by 30 pixels with two channels. */
class ReceptiveFieldTest {
    private final GraphBuilder g = new GraphBuilder();
    private final Node image = g.node(new Leaf(Leaf.Kind.INPUT, "x", Shape.batched(2, 40, 30), DType.REAL));
    private final Node pixels = g.permute(image, List.of(1, 2, 0));

    private Node weight(Integer... sizes) {
        return g.node(new Leaf(Leaf.Kind.PARAMETER, "w" + g.nodes().size(), Shape.single(sizes), DType.REAL));
    }

    /** Channels last; padded so that the size stays at a stride of 1. */
    private Node convolved(Node x, Slide slide) {
        int zeros = slide.span() / 2;
        Node padded = g.pad(g.pad(x, 0, zeros, zeros), 1, zeros, zeros);
        return g.contract(g.window(padded, 0, List.of(slide, slide)), "pqrsc",
                weight(3, x.shape().size(2), slide.kernel(), slide.kernel()), "ocrs", "pqo", false);
    }

    private void assertField(List<Integer> expected, Node node) {
        assertEquals(expected, ReceptiveField.of(node, image));
    }

    @Test
    void growsWithEveryConvolution() {
        Node x = pixels;
        for (int layers = 1; layers <= 6; layers++) {
            x = convolved(x, new Slide(5, 1, 1));
            int size = 1 + layers * (5 - 1);
            assertField(List.of(size, size), x);
        }
    }

    @Test
    void growsFasterBehindStridesAndWithDilation() {
        Node pairs = g.window(convolved(pixels, new Slide(5, 1, 1)), 0, List.of(Slide.tiling(2)));
        Node pooled = g.reduce(Reduction.MAX, pairs, List.of(1), false);
        assertField(List.of(6, 5), pooled);
        assertField(List.of(6 + 2 * 2, 5 + 2), convolved(pooled, new Slide(3, 1, 1)));
        assertField(List.of(9, 9), convolved(pixels, new Slide(3, 1, 4)));
    }

    @Test
    void isTheLargestOfAllWays() {
        Node x = convolved(pixels, new Slide(3, 1, 1));
        assertField(List.of(5, 5), g.add(x, convolved(x, new Slide(3, 1, 1))));
    }

    @Test
    void isAtMostTheImage() {
        assertField(List.of(21, 21), convolved(pixels, new Slide(21, 1, 1)));
        assertField(List.of(40, 30), convolved(pixels, new Slide(41, 1, 1)));
        Node flat = g.reshape(convolved(pixels, new Slide(3, 1, 1)), List.of(40 * 30 * 3));
        assertField(List.of(40, 30), g.contract(flat, "i", weight(5, 3600), "oi", "o", false));
        assertField(List.of(40, 30), g.sum(pixels, List.of(0, 1)));
    }

    /** Every pixel twice along both axes, in the way of nearest neighbours. */
    @Test
    void shrinksAgainWhereImagesAreEnlarged() {
        Node x = convolved(pixels, new Slide(3, 1, 1));
        Node twice = g.broadcast(g.reshape(x, List.of(40, 1, 30, 1, 3)), Shape.batched(40, 2, 30, 2, 3));
        Node enlarged = g.reshape(twice, List.of(80, 60, 3));
        assertField(List.of(3, 3), enlarged);
        // Three neighbours are two pixels.
        assertField(List.of(4, 4), convolved(enlarged, new Slide(3, 1, 1)));
    }

    @Test
    void isEmptyOfWhatNoImageReaches() {
        assertEquals(Collections.emptyList(), ReceptiveField.of(weight(3), image));
    }
}
