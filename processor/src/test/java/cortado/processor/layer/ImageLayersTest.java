package cortado.processor.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import cortado.processor.graph.GradientCheck;
import cortado.processor.graph.Node;
import cortado.processor.graph.Shape;
import cortado.processor.graph.TestGraph;
import cortado.processor.pass.Differentiate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pools, resampling, padding and normalization of images, beyond what the golden cases hold. */
class ImageLayersTest {
    private final TestGraph t = new TestGraph(2);

    private Node apply(String name, Map<String, Object> attributes, Node x) {
        return Layers.find("cortado." + name).orElseThrow().apply(new TestCall(t, attributes, x));
    }

    private double[] line(String name, Map<String, Object> attributes, double... x) {
        var one = new TestGraph(1);
        Node image = one.input(Shape.batched(1, x.length), x);
        return one.value(Layers.find("cortado." + name).orElseThrow().apply(new TestCall(one, attributes, image)));
    }

    @Test
    void paddingWinsNoMaximum() {
        Map<String, Object> padded = Map.of("kernel", 2, "padding", 1);
        assertArrayEquals(new double[] {-3, -2, -5}, line("MaxPool", padded, -3, -4, -2, -5));
    }

    @Test
    void aLastWindowMayHangOver() {
        Map<String, Object> ceil = Map.of("kernel", 2, "stride", 2, "ceilMode", true);
        assertArrayEquals(new double[] {2, 4, 5}, line("MaxPool", ceil, 1, 2, 3, 4, 5));
        assertArrayEquals(new double[] {1.5, 3.5, 5}, line("AveragePool", ceil, 1, 2, 3, 4, 5));
    }

    @Test
    void aWindowBeginsInsideOrInTheLowBorder() {
        Map<String, Object> ceil = Map.of("kernel", 2, "stride", 3, "padding", List.of(0, 1), "ceilMode", true);
        assertArrayEquals(new double[] {2}, line("MaxPool", ceil, 1, 2, 3));
    }

    @Test
    void averagesCountPaddingOrNot() {
        Map<String, Object> counted = Map.of("kernel", 3, "stride", 1, "padding", 1);
        assertArrayEquals(new double[] {2, 3, 7. / 3}, line("AveragePool", counted, 2, 4, 3));
        Map<String, Object> only = Map.of("kernel", 3, "stride", 1, "padding", 1, "countIncludePad", false);
        assertArrayEquals(new double[] {3, 3, 3.5}, line("AveragePool", only, 2, 4, 3));
    }

    @Test
    void equalMaximaSendTheGradientToTheFirstInRowMajorOrder() {
        Node x = t.input(Shape.single(1, 2, 3), 1, 2, 5, 5, 5, 0);
        for (String pool : List.of("MaxPool", "GlobalMaxPool", "AdaptiveMaxPool")) {
            Map<String, Object> attributes = pool.equals("MaxPool") ? Map.of("kernel", List.of(2, 3))
                    : pool.equals("AdaptiveMaxPool") ? Map.of("output", 1) : Map.of();
            Node y = t.builder().reshape(apply(pool, attributes, x), List.of());
            Node dx = Differentiate.gradients(y, List.of(x), t.builder()).get(0);
            assertArrayEquals(new double[] {0, 0, 1, 0, 0, 0}, t.value(dx), pool);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "MaxPool, kernel, 3, stride, 2", "MaxPool, kernel, 2, padding, 1", "MaxPool, kernel, 2, dilation, 2",
        "AveragePool, kernel, 3, stride, 2", "AveragePool, kernel, 2, stride, 3",
        "AdaptiveMaxPool, output, 3, output, 3", "AdaptiveMaxPool, output, 2, output, 2",
        "AdaptiveAveragePool, output, 3, output, 3",
        "AdaptiveAveragePool, output, 7, output, 7", "Upsample, scale, 2, scale, 2", "Upsample, size, 7, size, 7",
        "PixelShuffle, factor, 2, factor, 2", "LocalResponseNorm, size, 3, alpha, 1", "GroupNorm, groups, 2, groups, 2",
        "L2Normalize, axis, 1, axis, 1", "Pad, padding, 2, padding, 2"
    })
    void gradientsAreRight(String layer, String first, int a, String second, int b) {
        var attributes = new java.util.HashMap<String, Object>(Map.of(first, a));
        attributes.put(second, b);
        Node x = t.random(Shape.batched(4, 4, 5));
        GradientCheck.check(t, t.weightedSum(apply(layer, attributes, x)), List.of(x));
    }

    @Test
    void gradientsOfInterpolationAndReflectionAreRight() {
        Node x = t.random(Shape.batched(2, 3, 4));
        for (boolean align : List.of(true, false)) {
            Map<String, Object> bilinear = Map.of("size", List.of(5, 3), "mode", "BILINEAR", "alignCorners", align);
            GradientCheck.check(t, t.weightedSum(apply("Upsample", bilinear, x)), List.of(x));
        }
        for (String fill : List.of("REFLECT", "REPLICATE")) {
            Node padded = apply("Pad", Map.of("padding", List.of(2, 1, 0, 3), "fill", fill), x);
            GradientCheck.check(t, t.weightedSum(padded), List.of(x));
        }
    }

    @Test
    void fillsWhatLiesOutside() {
        assertArrayEquals(new double[] {0, 1, 2, 3, 0, 0}, line("Pad", Map.of("padding", List.of(1, 2)), 1, 2, 3));
        assertArrayEquals(new double[] {3, 2, 1, 2, 3, 2},
                line("Pad", Map.of("padding", List.of(2, 1), "fill", "REFLECT"), 1, 2, 3));
        assertArrayEquals(new double[] {1, 1, 1, 2, 3, 3},
                line("Pad", Map.of("padding", List.of(2, 1), "fill", "REPLICATE"), 1, 2, 3));
    }

    @Test
    void resamplesToAnySize() {
        assertArrayEquals(new double[] {1, 1, 1, 2, 2, 2}, line("Upsample", Map.of("scale", 3), 1, 2));
        assertArrayEquals(new double[] {1, 1, 2, 2, 3}, line("Upsample", Map.of("size", 5), 1, 2, 3));
        assertArrayEquals(new double[] {1, 3}, line("Upsample", Map.of("size", 2), 1, 2, 3, 4));
        assertArrayEquals(new double[] {1, 1.25, 1.75, 2},
                line("Upsample", Map.of("size", 4, "mode", "BILINEAR"), 1, 2), 1e-15);
        assertArrayEquals(new double[] {1, 2, 3},
                line("Upsample", Map.of("size", 3, "mode", "BILINEAR", "alignCorners", true), 1, 3), 1e-15);
    }

    @Test
    void cellsCoverAllElements() {
        Map<String, Object> three = Map.of("output", 3);
        assertArrayEquals(new double[] {1.5, 3, 4.5}, line("AdaptiveAveragePool", three, 1, 2, 3, 4, 5), 1e-15);
        assertArrayEquals(new double[] {2, 4, 5}, line("AdaptiveMaxPool", three, 1, 2, 3, 4, 5));
        assertArrayEquals(new double[] {1, 1, 2, 2}, line("AdaptiveMaxPool", Map.of("output", 4), 1, 2));
    }

    @Test
    void shufflesChannelsIntoPixels() {
        Node x = t.input(Shape.single(8, 1, 2), IntStream.range(0, 16).asDoubleStream().toArray());
        Node y = apply("PixelShuffle", Map.of("factor", 2), x);
        assertEquals(Shape.single(2, 2, 4), y.shape());
        assertArrayEquals(new double[] {0, 2, 1, 3, 4, 6, 5, 7, 8, 10, 9, 11, 12, 14, 13, 15}, t.value(y));
    }

    @Test
    void rmsNormKeepsTheMean() {
        Node x = t.input(Shape.single(2), 3, 4);
        var call = new TestCall(t, Map.of("epsilon", 1e-12), x);
        Node y = Layers.find("cortado.RmsNorm").orElseThrow().apply(call);
        double[] weight = t.value(call.parameter("weight"));
        double scale = Math.sqrt(12.5);
        assertArrayEquals(new double[] {3 / scale * weight[0], 4 / scale * weight[1]}, t.value(y), 1e-12);
    }

    @Test
    void instanceNormHasWeightsOnDemand() {
        Node x = t.random(Shape.batched(2, 3, 2));
        var plain = new TestCall(t, Map.of(), x);
        double[] v = t.value(Layers.find("cortado.InstanceNorm").orElseThrow().apply(plain));
        assertEquals(List.of(), plain.parameters());
        assertEquals(0, Arrays.stream(v, 6, 12).sum(), 1e-12);
        var affine = new TestCall(t, Map.of("affine", true), x);
        double[] w = t.value(Layers.find("cortado.InstanceNorm").orElseThrow().apply(affine));
        double[] weight = t.value(affine.parameter("weight"));
        double[] bias = t.value(affine.parameter("bias"));
        double[] expected = IntStream.range(0, v.length)
                .mapToDouble(i -> v[i] * weight[i / 6 % 2] + bias[i / 6 % 2]).toArray();
        assertArrayEquals(expected, w, 1e-12);
    }

    @Test
    void wholeChannelsAndPositionsAreDropped() {
        t.drawFrom((call, sample, element) -> element % 2 == 0 ? 0.1 : 0.9);
        Node x = t.input(Shape.single(2, 1, 2), 1, 2, 3, 4);
        Map<String, Object> channels = Map.of("rate", 0.5, "unit", "CHANNEL");
        Map<String, Object> positions = Map.of("rate", 0.5, "unit", "POSITION");
        assertArrayEquals(new double[] {0, 0, 6, 8}, t.value(apply("Dropout", channels, x)));
        assertArrayEquals(new double[] {0, 4, 0, 8}, t.value(apply("Dropout", positions, x)));
        assertArrayEquals(new double[] {0, 4, 0, 8}, t.value(apply("Dropout", Map.of("rate", 0.5), x)));
    }
}
