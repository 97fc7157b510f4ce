package cortado.processor.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cortado.processor.graph.GradientCheck;
import cortado.processor.graph.Node;
import cortado.processor.graph.Shape;
import cortado.processor.graph.TestGraph;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Batch and layer normalization against plain formulas. */
class NormalizationTest {
    private static final int BATCH = 4;

    private static double mean(double[] v) {
        return Arrays.stream(v).average().orElseThrow();
    }

    private static double variance(double[] v) {
        double mean = mean(v);
        return Arrays.stream(v).map(x -> (x - mean) * (x - mean)).average().orElseThrow();
    }

    /** The numbers of one channel of {@code [3, 2]} samples. */
    private static double[] channel(double[] v, int channel) {
        return IntStream.range(0, v.length).filter(i -> i / 2 % 3 == channel).mapToDouble(i -> v[i]).toArray();
    }

    @Test
    void batchNormUsesTheBatchWhileTraining() {
        var t = new TestGraph(BATCH);
        Node x = t.random(Shape.batched(3, 2));
        var call = new TestCall(t, Map.of("epsilon", 0.01), x);
        Node y = new BatchNorm().apply(call);
        double[] v = t.value(x);
        double[] weight = t.value(call.parameter("weight"));
        double[] bias = t.value(call.parameter("bias"));
        double[] found = t.value(y);
        for (int i = 0; i < v.length; i++) {
            int c = i / 2 % 3;
            double[] all = channel(v, c);
            double normal = (v[i] - mean(all)) / Math.sqrt(variance(all) + 0.01);
            assertEquals(normal * weight[c] + bias[c], found[i], 1e-13);
        }
        GradientCheck.check(t, t.weightedSum(y), List.of(x, call.parameter("weight"), call.parameter("bias")));
    }

    @Test
    void runningStatisticsFollowTheBatch() {
        var t = new TestGraph(BATCH);
        Node x = t.random(Shape.batched(3, 2));
        var call = new TestCall(t, Map.of("momentum", 0.25), x);
        new BatchNorm().apply(call);
        double[] means = t.value(call.updated(call.parameter("running_mean")));
        double[] variances = t.value(call.updated(call.parameter("running_var")));
        for (int c = 0; c < 3; c++) {
            double[] all = channel(t.value(x), c);
            assertEquals(0.25 * mean(all), means[c], 1e-14);
            assertEquals(0.75 + 0.25 * variance(all) * 8 / 7, variances[c], 1e-14);
        }
    }

    @Test
    void batchNormUsesTheRunningStatisticsOtherwise() {
        for (var mode : List.of(TestCall.Mode.VALIDATION, TestCall.Mode.PREDICTION)) {
            var t = new TestGraph(BATCH);
            Node x = t.random(Shape.batched(2));
            var states = Map.of("running_mean", t.input(Shape.single(2), 1, -1),
                    "running_var", t.input(Shape.single(2), 4, 0.25));
            var call = new TestCall(t, Map.of("affine", false, "epsilon", 1e-9), mode, states, x);
            double[] found = t.value(new BatchNorm().apply(call));
            double[] v = t.value(x);
            for (int i = 0; i < v.length; i++) {
                assertEquals(i % 2 == 0 ? (v[i] - 1) / 2 : (v[i] + 1) / 0.5, found[i], 1e-7);
            }
        }
    }

    @Test
    void validationLeavesTheRunningStatisticsAlone() {
        var t = new TestGraph(BATCH);
        var call = new TestCall(t, Map.of(), TestCall.Mode.VALIDATION, Map.of(), t.random(Shape.batched(2)));
        new BatchNorm().apply(call);
        assertArrayEquals(new double[] {0, 0}, t.value(call.updated(call.parameter("running_mean"))));
        assertArrayEquals(new double[] {1, 1}, t.value(call.updated(call.parameter("running_var"))));
    }

    @Test
    void aFeatureOfOneNumberNeedsSeveralSamples() {
        for (Shape shape : List.of(Shape.batched(2), Shape.batched(2, 1, 1), Shape.batched(2, 3))) {
            var t = new TestGraph(BATCH);
            var call = new TestCall(t, Map.of(), t.random(shape));
            new BatchNorm().apply(call);
            assertEquals(shape.elements() == 2, call.needsSeveralSamples());
        }
    }

    @Test
    void aBatchOfOneGivesFiniteNumbers() {
        var t = new TestGraph(1);
        var call = new TestCall(t, Map.of(), t.random(Shape.batched(2)));
        Node y = new BatchNorm().apply(call);
        assertArrayEquals(t.value(call.parameter("bias")), t.value(y), 1e-15);
        assertArrayEquals(new double[] {0.9, 0.9}, t.value(call.updated(call.parameter("running_var"))), 1e-15);
    }

    @Test
    void channelsMayLieOnAnotherAxis() {
        var t = new TestGraph(BATCH);
        Node x = t.random(Shape.batched(3, 2));
        var first = new TestCall(t, Map.of("affine", false), t.builder().permute(x, List.of(1, 0)));
        var last = new TestCall(t, Map.of("affine", false, "axis", 1), x);
        Node turned = t.builder().permute(new BatchNorm().apply(first), List.of(1, 0));
        assertArrayEquals(t.value(turned), t.value(new BatchNorm().apply(last)), 1e-15);
    }

    @Test
    void layerNormTreatsEachSampleByItself() {
        var t = new TestGraph(2);
        Node x = t.random(Shape.batched(3, 4));
        var call = new TestCall(t, Map.of("epsilon", 0.01), x);
        Node y = new LayerNorm().apply(call);
        double[] v = t.value(x);
        double[] weight = t.value(call.parameter("weight"));
        double[] bias = t.value(call.parameter("bias"));
        double[] found = t.value(y);
        for (int i = 0; i < v.length; i++) {
            double[] row = Arrays.copyOfRange(v, i / 4 * 4, i / 4 * 4 + 4);
            double normal = (v[i] - mean(row)) / Math.sqrt(variance(row) + 0.01);
            assertEquals(normal * weight[i % 4] + bias[i % 4], found[i], 1e-13);
        }
        GradientCheck.check(t, t.weightedSum(y), List.of(x, call.parameter("weight"), call.parameter("bias")));
    }

    @Test
    void layerNormOverSeveralAxes() {
        var t = new TestGraph(2);
        Node x = t.random(Shape.batched(3, 4));
        var call = new TestCall(t, Map.of("axes", 2, "affine", false), x);
        double[] v = t.value(x);
        double[] found = t.value(new LayerNorm().apply(call));
        double[] sample = Arrays.copyOfRange(v, 12, 24);
        assertEquals((v[13] - mean(sample)) / Math.sqrt(variance(sample) + 1e-5), found[13], 1e-13);
    }

    @Test
    void wrongAttributesAreExplained() {
        assertEquals("axes must be from 1 to the 1 axes of [3], not 2", refusal(new LayerNorm(), Map.of("axes", 2)));
        assertEquals("epsilon must be greater than 0, not 0.0", refusal(new LayerNorm(), Map.of("epsilon", 0)));
        assertEquals("momentum must be at most 1, not 1.5: it is the share of the batch in the running statistics",
                refusal(new BatchNorm(), Map.of("momentum", 1.5)));
    }

    private static String refusal(Layer layer, Map<String, Object> attributes) {
        var t = new TestGraph(2);
        return assertThrows(LayerException.class,
                () -> layer.apply(new TestCall(t, attributes, t.random(Shape.batched(3))))).getMessage();
    }
}
