package cortado.processor.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cortado.processor.graph.Shape;
import cortado.processor.graph.TestGraph;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What layers of images refuse: the sentence has the arithmetic in it. */
class ImageErrorsTest {
    private static final Shape IMAGE = Shape.batched(3, 4, 6);

    private static Arguments refused(String message, String layer, Map<String, Object> attributes, Shape x) {
        return Arguments.of(message, layer, attributes, x);
    }

    private static Map<String, Object> conv(Map<String, Object> more) {
        var all = new java.util.HashMap<String, Object>(Map.of("channels", 4, "kernel", 3));
        all.putAll(more);
        return all;
    }

    static Stream<Arguments> errors() {
        return Stream.of(
                refused("takes [channels, height, width], not [12]: reshape it",
                        "Conv2d", conv(Map.of()), Shape.batched(12)),
                refused("needs 'kernel': set it in the annotation, or make it an int parameter of the method",
                        "Conv2d", Map.of("channels", 4), IMAGE),
                refused("needs 'channels': set it in the annotation, or make it an int parameter of the method",
                        "Conv2d", Map.of("kernel", 3), IMAGE),
                refused("kernel has 3 values for 2 axes: give one for all axes or one an axis",
                        "Conv2d", conv(Map.of("kernel", List.of(3, 3, 3))), IMAGE),
                refused("stride must be at least 1, not 0", "Conv2d", conv(Map.of("stride", 0)), IMAGE),
                refused("padding must not be negative, but is -1", "Conv2d", conv(Map.of("padding", -1)), IMAGE),
                refused("padding has 3 values for 2 axes: give one, one an axis, or a low and a high one for each",
                        "Conv2d", conv(Map.of("padding", List.of(1, 2, 3))), IMAGE),
                refused("border SAME and padding exclude each other: keep one",
                        "Conv2d", conv(Map.of("padding", 1, "border", "SAME")), IMAGE),
                refused("a kernel of 5 does not fit into axis 1 of [3, 4, 6], which has only 4: make the kernel smaller or"
                        + " the padding larger", "Conv2d", conv(Map.of("kernel", 5)), IMAGE),
                refused("a kernel of 4 with dilation 2 spans (4 - 1) * 2 + 1 = 7 elements, but axis 1 of [3, 4, 6] has"
                        + " only 4 + padding 1 + 0 = 5: make the kernel smaller or the padding larger", "Conv2d",
                        conv(Map.of("kernel", 4, "dilation", 2, "padding", List.of(1, 0, 1, 1))), IMAGE),
                refused("the 3 channels of the input are not divisible by groups = 2: 3 = 1 * 2 + 1",
                        "Conv2d", conv(Map.of("groups", 2)), IMAGE),
                refused("channels = 4 are not divisible by groups = 3: 4 = 1 * 3 + 1",
                        "Conv2d", conv(Map.of("groups", 3)), IMAGE),
                refused("groups must be at least 1, not 0", "Conv2d", conv(Map.of("groups", 0)), IMAGE),
                refused("nothing is left of axis 1 of [3, 1, 6]: (1 - 1) * stride 1 + kernel 3 + outputPadding 0"
                        + " - padding 2 - 2 = -1",
                        "ConvTranspose2d", conv(Map.of("padding", 2)), Shape.batched(3, 1, 6)),
                refused("outputPadding must be at least 0 and less than stride 2 or dilation 1, not 2",
                        "ConvTranspose2d", conv(Map.of("stride", 2, "outputPadding", 2)), IMAGE),
                refused("takes [channels, length] or [channels, height, width] or [channels, depth, height, width], not"
                        + " [3]: reshape it", "MaxPool", Map.of("kernel", 2), Shape.batched(3)),
                refused("a kernel of 5 does not fit into axis 1 of [3, 4, 6], which has only 4: make the kernel smaller or"
                        + " the padding larger", "MaxPool", Map.of("kernel", 5), IMAGE),
                refused("window 0 of axis 1 of [3, 4, 6] reads padding only: it begins 2 before the 4 elements",
                        "AveragePool", Map.of("kernel", 2, "padding", 2), IMAGE),
                refused("a global pool takes [channels, ...] with axes to pool, not [3]",
                        "GlobalAveragePool", Map.of(), Shape.batched(3)),
                refused("output must be at least 1, not 0", "AdaptiveMaxPool", Map.of("output", 0), IMAGE),
                refused("the 3 channels of the input are not divisible by groups = 2: 3 = 1 * 2 + 1",
                        "GroupNorm", Map.of("groups", 2), IMAGE),
                refused("has one position a channel in [3, 1, 1], whose variance is 0",
                        "InstanceNorm", Map.of(), Shape.batched(3, 1, 1)),
                refused("needs channels and positions, [channels, ...], not [3]",
                        "InstanceNorm", Map.of(), Shape.batched(3)),
                refused("axes must be from 1 to the 3 axes of [3, 4, 6], not 4", "RmsNorm", Map.of("axes", 4), IMAGE),
                refused("k must be greater than 0, not 0.0", "LocalResponseNorm", Map.of("size", 3, "k", 0), IMAGE),
                refused("epsilon must be greater than 0, not 0.0", "L2Normalize", Map.of("epsilon", 0), IMAGE),
                refused("needs either 'size' or 'scale': set one of them",
                        "Upsample", Map.of("size", 4, "scale", 2), IMAGE),
                refused("needs either 'size' or 'scale': set one of them", "Upsample", Map.of(), IMAGE),
                refused("alignCorners needs mode = BILINEAR: remove it",
                        "Upsample", Map.of("size", 4, "alignCorners", true), IMAGE),
                refused("reflecting 4 elements needs more than as many, but axis 1 of [3, 4, 6] has 4",
                        "Pad", Map.of("padding", 4, "fill", "REFLECT"), IMAGE),
                refused("cannot shuffle [3, 4, 6] by 2: it takes [channels, height, width] with a multiple of 2 * 2 = 4"
                        + " channels", "PixelShuffle", Map.of("factor", 2), IMAGE),
                refused("unit = CHANNEL takes [channels, ...] with positions, not [3]",
                        "Dropout", Map.of("unit", "CHANNEL"), Shape.batched(3)));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void refuses(String message, String layer, Map<String, Object> attributes, Shape shape) {
        var t = new TestGraph(2);
        var call = new TestCall(t, attributes, t.random(shape));
        assertEquals(message, assertThrows(RuntimeException.class,
                () -> Layers.find("cortado." + layer).orElseThrow().apply(call)).getMessage());
    }
}
