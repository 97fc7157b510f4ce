package cortado.processor.op;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cortado.processor.graph.GradientCheck;
import cortado.processor.graph.GraphBuilder;
import cortado.processor.graph.Node;
import cortado.processor.graph.Shape;
import cortado.processor.graph.TestGraph;
import cortado.processor.pass.Differentiate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Windows laid back over each other, by themselves and as products, against the definition. */
class OverlapSumTest {
    /** Every tap alone, several turns of a stride, gaps between windows, and dilation. */
    static Stream<Slide> slides() {
        return Stream.of(new Slide(1, 1, 1), new Slide(3, 1, 1), new Slide(3, 1, 2), new Slide(2, 2, 1),
                new Slide(3, 2, 1), new Slide(1, 2, 1), new Slide(2, 3, 1), new Slide(5, 2, 1), new Slide(3, 2, 2), new Slide(2, 3, 2));
    }

    /** {@code y[p stride + k dilation] += x[p, k]}, in {@code size} elements. */
    private static double[] scattered(double[] x, Slide slide, int positions, int size) {
        double[] sum = new double[size];
        for (int p = 0; p < positions; p++) {
            for (int k = 0; k < slide.kernel(); k++) {
                sum[p * slide.stride() + k * slide.dilation()] += x[p * slide.kernel() + k];
            }
        }
        return sum;
    }

    @ParameterizedTest
    @MethodSource("slides")
    void addsWindows(Slide slide) {
        var t = new TestGraph(1);
        int size = 2 * slide.stride() + slide.span() + 1;
        Node x = t.random(Shape.batched(3, slide.kernel()));
        Node y = OverlapAdd.of(x, 0, List.of(slide), List.of(size), t.builder());
        assertEquals(Shape.batched(size), y.shape());
        assertArrayEquals(scattered(t.value(x), slide, 3, size), t.value(y), 1e-13);
        GradientCheck.check(t, y);
    }

    @ParameterizedTest
    @MethodSource("slides")
    void addsProductsOfTwoAxes(Slide slide) {
        var t = new TestGraph(2);
        GraphBuilder g = t.builder();
        List<Slide> both = List.of(slide, new Slide(3, 1, 1));
        List<Integer> sizes = List.of(2 * slide.stride() + slide.span() + 1, 6);
        Node x = t.random(Shape.batched(3, 4, 2));
        Node w = t.random(Shape.single(3, 2, slide.kernel(), 3));
        Node windows = g.contract(x, "pqo", w, "cokl", "pqklc", false);
        Node product = OverlapAdd.of(windows, 0, both, sizes, g);
        Node sum = OverlapAdd.of(g.add(windows, g.constant(1)), 0, both, sizes, g);
        Node ones = OverlapAdd.of(g.broadcast(g.constant(1), windows.shape()), 0, both, sizes, g);
        assertArrayEquals(t.value(sum), t.value(g.add(product, ones)), 1e-12);
        GradientCheck.check(t, t.weightedSum(product), List.of(x, w));
    }

    @ParameterizedTest
    @MethodSource("slides")
    void theGradientOfAConvolutionIsAProduct(Slide slide) {
        var t = new TestGraph(2);
        GraphBuilder g = t.builder();
        Node x = t.random(Shape.batched(2 * slide.stride() + slide.span(), 2));
        Node w = t.random(Shape.single(3, 2, slide.kernel()));
        Node padded = g.pad(x, 0, 1, 1);
        Node y = g.contract(g.window(padded, 0, List.of(slide)), "pkc", w, "ock", "po", false);
        Node loss = t.weightedSum(y);
        GradientCheck.check(t, loss, List.of(x, w));
        Differentiate.gradients(loss, List.of(x), g);
        assertTrue(g.nodes().stream().noneMatch(node -> node.op() instanceof OverlapAdd));
    }

    /** The gradient of a padded input is computed where the input is, not in its halo. */
    @Test
    void nothingIsComputedForPadding() {
        var t = new TestGraph(1);
        GraphBuilder g = t.builder();
        Node x = t.random(Shape.batched(6, 2));
        Node w = t.random(Shape.single(3, 2, 3));
        Node window = g.window(g.pad(x, 0, 1, 1), 0, List.of(new Slide(3, 1, 1)));
        Node y = g.tanh(g.contract(window, "pkc", w, "ock", "po", false));
        Node dx = Differentiate.gradients(t.weightedSum(y), List.of(x), g).get(0);
        assertEquals(new Contract("pko", "ock", "pc", false), dx.op());
        assertEquals(new Pad(List.of(1, 0), List.of(1, 0), false), dx.input(0).input(0).op());
        assertEquals(new Reverse(2), dx.input(1).op());
    }
}
