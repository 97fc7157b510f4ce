package cortado.processor.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import cortado.processor.graph.GradientCheck;
import cortado.processor.graph.Node;
import cortado.processor.graph.Shape;
import cortado.processor.graph.TestGraph;
import cortado.processor.graph.Variable.Initial;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Convolutions and transposed ones against sums written here. */
class ConvolutionTest {
    private static final int BATCH = 2;

    private final TestGraph t = new TestGraph(BATCH);

    /** One axis of a convolution. */
    private record Line(int size, int kernel, int stride, int low, int high, int dilation) {
        Map<String, Object> attributes(int channels, int groups) {
            return Map.of("channels", channels, "kernel", kernel, "stride", stride, "padding", List.of(low, high),
                    "dilation", dilation, "groups", groups);
        }

        int span() {
            return (kernel - 1) * dilation + 1;
        }

        int positions() {
            return (low + size + high - span()) / stride + 1;
        }

        int scattered() {
            return (size - 1) * stride + span() - low - high;
        }
    }

    static Stream<Line> lines() {
        return Stream.of(new Line(5, 3, 1, 0, 0, 1), new Line(6, 3, 1, 1, 1, 1), new Line(7, 3, 2, 2, 0, 1),
                new Line(8, 2, 3, 0, 1, 1), new Line(9, 3, 2, 1, 2, 2), new Line(4, 1, 1, 0, 0, 1),
                new Line(5, 1, 2, 1, 0, 1));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void convolvesGroups(Line line) {
        Node x = t.random(Shape.batched(4, line.size()));
        var call = new TestCall(t, line.attributes(6, 2), x);
        Node y = Layers.find("cortado.Conv1d").orElseThrow().apply(call);
        assertEquals(Shape.batched(6, line.positions()), y.shape());
        double[] weight = t.value(call.parameter("weight"));
        double[] bias = t.value(call.parameter("bias"));
        assertArrayEquals(convolved(line, t.value(x), weight, bias), t.value(y), 1e-12);
        checkGradients(y, x, call);
    }

    /** Of 4 channels in 2 groups, to 6. */
    private static double[] convolved(Line line, double[] x, double[] weight, double[] bias) {
        double[] y = new double[BATCH * 6 * line.positions()];
        for (int i = 0; i < y.length; i++) {
            int o = i / line.positions() % 6;
            y[i] = bias[o];
            for (int c = 0; c < 2; c++) {
                for (int k = 0; k < line.kernel(); k++) {
                    int at = i % line.positions() * line.stride() + k * line.dilation() - line.low();
                    int channel = i / line.positions() / 6 * 4 + o / 3 * 2 + c;
                    y[i] += at < 0 || at >= line.size() ? 0
                            : x[channel * line.size() + at] * weight[(o * 2 + c) * line.kernel() + k];
                }
            }
        }
        return y;
    }

    @ParameterizedTest
    @MethodSource("lines")
    void transposesGroups(Line line) {
        Node x = t.random(Shape.batched(4, line.size()));
        var call = new TestCall(t, line.attributes(6, 2), x);
        Node y = Layers.find("cortado.ConvTranspose1d").orElseThrow().apply(call);
        assertEquals(Shape.batched(6, line.scattered()), y.shape());
        double[] weight = t.value(call.parameter("weight"));
        double[] bias = t.value(call.parameter("bias"));
        assertArrayEquals(transposed(line, t.value(x), weight, bias), t.value(y), 1e-12);
        checkGradients(y, x, call);
    }

    private static double[] transposed(Line line, double[] x, double[] weight, double[] bias) {
        double[] y = new double[BATCH * 6 * line.scattered()];
        for (int i = 0; i < y.length; i++) {
            y[i] = bias[i / line.scattered() % 6];
        }
        for (int i = 0; i < x.length; i++) {
            int channel = i / line.size();
            for (int o = 0; o < 3; o++) {
                for (int k = 0; k < line.kernel(); k++) {
                    int at = i % line.size() * line.stride() + k * line.dilation() - line.low();
                    int row = channel / 4 * 6 + channel % 4 / 2 * 3 + o;
                    if (at >= 0 && at < line.scattered()) {
                        y[row * line.scattered() + at] += x[i] * weight[(channel % 4 * 3 + o) * line.kernel() + k];
                    }
                }
            }
        }
        return y;
    }

    private void checkGradients(Node y, Node x, TestCall call) {
        var leaves = new ArrayList<>(call.parameters());
        leaves.add(x);
        GradientCheck.check(t, t.weightedSum(y), leaves);
    }

    @Test
    void volumesHaveThreeAxes() {
        Node x = t.random(Shape.batched(1, 3, 4, 3));
        var call = new TestCall(t, Map.of("channels", 2, "kernel", List.of(1, 2, 3), "padding", List.of(0, 0, 1)), x);
        Node y = Layers.find("cortado.Conv3d").orElseThrow().apply(call);
        assertEquals(Shape.batched(2, 3, 3, 3), y.shape());
        checkGradients(y, x, call);
    }

    @Test
    void sameBordersPutAnOddSurplusAtTheEnd() {
        Node x = t.random(Shape.batched(1, 7, 4));
        Map<String, Object> same = Map.of("channels", 1, "kernel", 4, "stride", List.of(2, 1), "border", "SAME");
        Map<String, Object> explicit =
                Map.of("channels", 1, "kernel", 4, "stride", List.of(2, 1), "padding", List.of(1, 2, 1, 2));
        var call = new TestCall(t, same, x);
        Node y = Layers.find("cortado.Conv2d").orElseThrow().apply(call);
        assertEquals(Shape.batched(1, 4, 4), y.shape());
        var given = Map.of("weight", call.parameter("weight"), "bias", call.parameter("bias"));
        Node other = Layers.find("cortado.Conv2d").orElseThrow()
                .apply(new TestCall(t, explicit, TestCall.Mode.TRAINING, given, x));
        assertArrayEquals(t.value(other), t.value(y));
    }

    @Test
    void outputPaddingMakesTheOutputLonger() {
        Node x = t.random(Shape.batched(1, 3));
        var call = new TestCall(t, Map.of("channels", 1, "kernel", 2, "stride", 3, "outputPadding", 2), x);
        Node y = Layers.find("cortado.ConvTranspose1d").orElseThrow().apply(call);
        assertEquals(Shape.batched(1, 10), y.shape());
        assertEquals(t.value(call.parameter("bias"))[0], t.value(y)[9]);
    }

    @Test
    void parametersAreInPyTorchsLayout() {
        Node x = t.random(Shape.batched(4, 5, 5));
        Map<String, Object> settings = Map.of(
                "channels", 6, "kernel", List.of(3, 2), "groups", 2, "init", "PYTORCH_LINEAR", "l2", 0.5);
        var conv = new TestCall(t, settings, x);
        Layers.find("cortado.Conv2d").orElseThrow().apply(conv);
        assertEquals(List.of(6, 2, 3, 2), conv.parameter("weight").shape().sizes());
        assertEquals(List.of(6), conv.parameter("bias").shape().sizes());
        assertEquals(Initial.of("pytorchLinear"), conv.initial("weight"));
        assertEquals(List.of(12, 36), conv.fans("weight"));
        assertEquals(List.of(12, 36), conv.fans("bias"));
        assertEquals(1, conv.penalties().size());
        var transposed = new TestCall(t, settings, x);
        Layers.find("cortado.ConvTranspose2d").orElseThrow().apply(transposed);
        assertEquals(List.of(4, 3, 3, 2), transposed.parameter("weight").shape().sizes());
        assertEquals(List.of(18, 24), transposed.fans("weight"));
    }
}
