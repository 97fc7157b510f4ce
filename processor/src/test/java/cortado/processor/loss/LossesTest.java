package cortado.processor.loss;

import static cortado.processor.loss.LossGraph.BATCH;
import static cortado.processor.loss.LossGraph.apply;
import static cortado.processor.loss.LossGraph.settings;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cortado.processor.graph.GradientCheck;
import cortado.processor.graph.Node;
import cortado.processor.graph.Shape;
import cortado.processor.graph.TestGraph;
import cortado.processor.pass.Differentiate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Each loss of several elements: its value against a formula written here, its gradient against finite differences, its extremes in float. */
class LossesTest {
    @Test
    void everyConstantHasAFormula() {
        Set<String> constants = Arrays.stream(cortado.Loss.values()).map(Enum::name).collect(Collectors.toSet());
        constants.remove("NONE");
        assertEquals(constants, Losses.names());
    }

    /** {@code -w[t] log softmax(x)[t]} and its smoothed form for one position. */
    private static double crossEntropy(double[] x, int target, double smoothing, double[] weights) {
        double sum = Arrays.stream(x).map(Math::exp).sum();
        double loss = 0;
        for (int k = 0; k < x.length; k++) {
            double share = (k == target ? 1 - smoothing : 0) + smoothing / x.length;
            loss -= weights[k] * share * (x[k] - Math.log(sum));
        }
        return loss;
    }

    private static final double[] ONES = {1, 1, 1, 1};

    @Test
    void crossEntropyOfIndices() {
        checkCrossEntropy(Map.of(), 0, ONES, -1);
        checkCrossEntropy(Map.of("labelSmoothing", 0.2), 0.2, ONES, -1);
        checkCrossEntropy(Map.of("classWeights", List.of(0.5, 2.0, 1.0, 0.0)), 0, new double[] {0.5, 2, 1, 0}, -1);
        checkCrossEntropy(Map.of("classWeights", List.of(0.5, 2.0, 1.0, 0.7), "labelSmoothing", 0.1, "ignoreIndex", 2),
                0.1, new double[] {0.5, 2, 1, 0.7}, 2);
        checkCrossEntropy(Map.of("ignoreIndex", 1), 0, ONES, 1);
        checkCrossEntropy(Map.of("axis", 1, "ignoreIndex", -100), 0, ONES, -100);
    }

    /** Scores {@code [2, 4]}: two positions a sample. */
    private static void checkCrossEntropy(
            Map<String, Object> settings, double smoothing, double[] weights, int ignored) {
        var t = new TestGraph(BATCH);
        Node x = t.random(Shape.batched(2, 4));
        double[] targets = {0, 1, 2, 3, ignored == -100 ? -100 : 1, 0};
        Node target = t.indices(Shape.batched(2), targets);
        Node mean = t.builder().meanOverBatch(
                apply(t, "SOFTMAX_CROSS_ENTROPY", settings, List.of(x), target));
        double[] v = t.value(x);
        double sum = 0;
        double total = 0;
        for (int position = 0; position < 6; position++) {
            int wanted = (int) targets[position];
            if (wanted != ignored) {
                double[] row = Arrays.copyOfRange(v, 4 * position, 4 * position + 4);
                sum += crossEntropy(row, wanted, smoothing, weights);
                total += weights[wanted];
            }
        }
        assertEquals(sum / total, t.value(mean)[0], 1e-12, settings.toString());
        GradientCheck.check(t, mean, List.of(x));
    }

    @Test
    void classesMayLieOnAnotherAxis() {
        var t = new TestGraph(BATCH);
        Node x = t.random(Shape.batched(4, 2));
        Node turned = t.builder().permute(x, List.of(1, 0));
        Node target = t.indices(Shape.batched(2), 0, 1, 2, 3, 1, 0);
        Node a = apply(t, "SOFTMAX_CROSS_ENTROPY", Map.of("axis", 0), List.of(x), target);
        Node b = apply(t, "SOFTMAX_CROSS_ENTROPY", Map.of(), List.of(turned), target);
        assertEquals(t.value(t.builder().meanOverBatch(a))[0], t.value(t.builder().meanOverBatch(b))[0], 1e-15);
    }

    @Test
    void crossEntropyOfProbabilities() {
        var t = new TestGraph(2);
        Node x = t.random(Shape.batched(4));
        double[] wanted = {0.1, 0.2, 0.3, 0.4, 0, 0, 1, 0};
        Node target = t.input(Shape.batched(4), wanted);
        var weights = List.of(1.0, 2.0, 0.5, 1.5);
        Node loss = apply(t, "SOFT_TARGET_CROSS_ENTROPY", Map.of("labelSmoothing", 0.1, "classWeights", weights),
                List.of(x), target);
        double[] v = t.value(x);
        for (int sample = 0; sample < 2; sample++) {
            double sum = IntStream.range(4 * sample, 4 * sample + 4).mapToDouble(i -> Math.exp(v[i])).sum();
            double expected = 0;
            for (int k = 0; k < 4; k++) {
                double share = 0.9 * wanted[4 * sample + k] + 0.025;
                expected -= weights.get(k) * share * (v[4 * sample + k] - Math.log(sum));
            }
            assertEquals(expected, t.value(loss)[sample], 1e-13);
        }
        GradientCheck.check(t, t.builder().meanOverBatch(loss), List.of(x, target));
    }

    @Test
    void negativeLogLikelihood() {
        var t = new TestGraph(2);
        Node x = t.random(Shape.batched(3));
        Node target = t.indices(new Shape(true, List.of()), 2, 0);
        double[] v = t.value(x);
        Node plain = apply(t, "NEGATIVE_LOG_LIKELIHOOD", Map.of(), List.of(x), target);
        assertEquals(-v[2], t.value(plain)[0]);
        Node weighted = t.builder().meanOverBatch(apply(
                t, "NEGATIVE_LOG_LIKELIHOOD", Map.of("classWeights", List.of(2.0, 1.0, 3.0)), List.of(x), target));
        assertEquals((-3 * v[2] - 2 * v[3]) / 5, t.value(weighted)[0], 1e-15);
        GradientCheck.check(t, weighted, List.of(x));
    }

    @Test
    void kullbackLeiblerIsZeroWhereTheTargetIs() {
        var t = new TestGraph(2);
        Node x = t.random(-5, Shape.batched(3));
        Node target = t.input(Shape.batched(3), 0, 0.25, 0.75, 1, 0, 0);
        double[] v = t.value(x);
        Node loss = apply(t, "KULLBACK_LEIBLER", Map.of(), List.of(x), target);
        double expected = 0.25 * (Math.log(0.25) - v[1]) + 0.75 * (Math.log(0.75) - v[2]);
        assertEquals(expected, t.value(loss)[0], 1e-14);
        assertEquals(-v[3], t.value(loss)[1], 1e-14);
        GradientCheck.check(t, t.builder().meanOverBatch(loss), List.of(x));
    }

    @Test
    void multiMargin() {
        for (int exponent : new int[] {1, 2}) {
            var t = new TestGraph(2);
            Node x = t.random(Shape.batched(4));
            Node target = t.indices(new Shape(true, List.of()), 3, 1);
            var weights = List.of(1.0, 2.0, 0.5, 1.5);
            Node loss = apply(t, "MULTI_MARGIN",
                    Map.of("exponent", exponent, "margin", 0.8, "classWeights", weights), List.of(x), target);
            double[] v = t.value(x);
            int[] wanted = {3, 1};
            for (int sample = 0; sample < 2; sample++) {
                double own = v[4 * sample + wanted[sample]];
                double sum = 0;
                for (int k = 0; k < 4; k++) {
                    sum += k == wanted[sample] ? 0 : Math.pow(Math.max(0, 0.8 - own + v[4 * sample + k]), exponent);
                }
                assertEquals(weights.get(wanted[sample]) * sum / 4, t.value(loss)[sample], 1e-14);
            }
            GradientCheck.check(t, t.builder().meanOverBatch(loss), List.of(x));
        }
    }

    @Test
    void cosineEmbedding() {
        var t = new TestGraph(2);
        Node x = t.random(Shape.batched(3));
        Node y = t.random(Shape.batched(3));
        Node loss = apply(t, "COSINE_EMBEDDING", Map.of("margin", -0.9), List.of(x, y),
                t.input(new Shape(true, List.of()), 1, -1));
        double[] a = t.value(x);
        double[] b = t.value(y);
        assertEquals(1 - cosine(a, b, 0), t.value(loss)[0], 1e-11);
        assertEquals(Math.max(0, cosine(a, b, 3) + 0.9), t.value(loss)[1], 1e-11);
        GradientCheck.check(t, t.builder().meanOverBatch(loss), List.of(x, y));
    }

    private static double cosine(double[] a, double[] b, int from) {
        double product = 0;
        double ofA = 0;
        double ofB = 0;
        for (int i = from; i < from + 3; i++) {
            product += a[i] * b[i];
            ofA += a[i] * a[i];
            ofB += b[i] * b[i];
        }
        return product / Math.sqrt(ofA * ofB);
    }

    @Test
    void marginRanking() {
        var t = new TestGraph(2);
        Node x = t.random(Shape.batched(3));
        Node y = t.random(Shape.batched(3));
        Node side = t.input(Shape.batched(3), 1, 1, -1, -1, 1, -1);
        Node loss = apply(t, "MARGIN_RANKING", Map.of("margin", 0.5), List.of(x, y), side);
        double[] a = t.value(x);
        double[] b = t.value(y);
        double[] s = t.value(side);
        for (int sample = 0; sample < 2; sample++) {
            double mean = IntStream.range(3 * sample, 3 * sample + 3)
                    .mapToDouble(i -> Math.max(0, 0.5 - s[i] * (a[i] - b[i]))).average().orElseThrow();
            assertEquals(mean, t.value(loss)[sample], 1e-14);
        }
        GradientCheck.check(t, t.builder().meanOverBatch(loss), List.of(x, y));
    }

    @Test
    void tripletMargin() {
        var t = new TestGraph(2);
        Node x = t.random(Shape.batched(3));
        Node y = t.random(Shape.batched(3));
        Node z = t.random(Shape.batched(3));
        Node loss = apply(t, "TRIPLET_MARGIN", Map.of("margin", 3), List.of(x, y, z));
        for (int sample = 0; sample < 2; sample++) {
            double lead = distance(t.value(x), t.value(y), 3 * sample) - distance(t.value(x), t.value(z), 3 * sample);
            assertEquals(Math.max(0, lead + 3), t.value(loss)[sample], 1e-14);
        }
        GradientCheck.check(t, t.builder().meanOverBatch(loss), List.of(x, y, z));
    }

    private static double distance(double[] a, double[] b, int from) {
        return Math.sqrt(IntStream.range(from, from + 3).mapToDouble(i -> Math.pow(a[i] - b[i] + 1e-6, 2)).sum());
    }

    @Test
    void gaussianLikelihood() {
        var t = new TestGraph(2);
        Node mean = t.random(Shape.batched(2));
        Node variance = t.random(0.2, Shape.batched(2));
        Node target = t.random(Shape.batched(2));
        Node loss = apply(t, "GAUSSIAN_NLL", Map.of("full", true), List.of(mean, variance), target);
        double[] m = t.value(mean);
        double[] v = t.value(variance);
        double[] y = t.value(target);
        double expected = IntStream.range(0, 2)
                .mapToDouble(i -> (Math.log(2 * Math.PI * v[i]) + Math.pow(m[i] - y[i], 2) / v[i]) / 2)
                .average().orElseThrow();
        assertEquals(expected, t.value(loss)[0], 1e-14);
        GradientCheck.check(t, t.builder().meanOverBatch(loss), List.of(mean, variance));
    }

    @Test
    void saturatedScoresHaveFiniteLossesAndGradientsInFloat() {
        var t = new TestGraph(2);
        Node x = t.input(Shape.batched(3), 1e38, -1e38, 0, 1e4, -80, 1e-40);
        Node right = t.indices(new Shape(true, List.of()), 0, 0);
        Node wrong = t.indices(new Shape(true, List.of()), 2, 1);
        Node labels = t.input(Shape.batched(3), 0, 1, 0, 0, 1, 1);
        for (Node loss : List.of(
                apply(t, "SOFTMAX_CROSS_ENTROPY", Map.of(), List.of(x), right),
                apply(t, "SOFTMAX_CROSS_ENTROPY", Map.of("ignoreIndex", 1), List.of(x), wrong),
                apply(t, "BINARY_CROSS_ENTROPY_WITH_LOGITS", Map.of("positiveWeight", List.of(1)), List.of(x), labels))) {
            Node mean = t.builder().meanOverBatch(loss);
            Node dx = Differentiate.gradients(mean, List.of(x), t.builder()).get(0);
            for (Node each : List.of(mean, dx)) {
                assertTrue(Arrays.stream(t.floatValue(each)).allMatch(Double::isFinite), Arrays.toString(t.floatValue(each)));
            }
        }
    }

    @Test
    void aBatchWithoutAnyTargetHasLossZero() {
        var t = new TestGraph(2);
        Node x = t.random(Shape.batched(3));
        Node target = t.indices(new Shape(true, List.of()), 7, 7);
        Node loss = apply(t, "SOFTMAX_CROSS_ENTROPY", Map.of("ignoreIndex", 7), List.of(x), target);
        Node dx = Differentiate.gradients(t.builder().meanOverBatch(loss), List.of(x), t.builder()).get(0);
        assertEquals(0, t.value(t.builder().meanOverBatch(loss))[0]);
        assertTrue(Arrays.stream(t.value(dx)).allMatch(d -> d == 0));
    }
}
