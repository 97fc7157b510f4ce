package cortado.processor.loss;

import static cortado.processor.loss.LossGraph.BATCH;
import static cortado.processor.loss.LossGraph.apply;
import static cortado.processor.loss.LossGraph.probabilities;
import static cortado.processor.loss.LossGraph.settings;
import static org.junit.jupiter.api.Assertions.assertEquals;

import cortado.processor.graph.GradientCheck;
import cortado.processor.graph.Node;
import cortado.processor.graph.Shape;
import cortado.processor.graph.TestGraph;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Losses that are means over elements: values against formulas written here, gradients against finite differences. */
class ElementLossesTest {
    /** A loss of one element. */
    private interface Formula {
        double of(double x, double t);
    }

    private record ElementCase(String name, Map<String, Object> settings, double low, double[] targets, Formula formula) {}

    private static final double[] NUMBERS = {-1.3, 0.4, 2.2, 0.9};
    private static final double[] SIDES = {1, -1, -1, 1};
    private static final double[] LABELS = {1, 0, 0.3, 1};
    private static final double[] COUNTS = {0, 1, 4, 2};

    private static final List<ElementCase> ELEMENT_CASES = List.of(
            new ElementCase("MEAN_SQUARED_ERROR", Map.of(), -2, NUMBERS, (x, t) -> Math.pow(x - t, 2)),
            new ElementCase("MEAN_ABSOLUTE_ERROR", Map.of(), -2, NUMBERS, (x, t) -> Math.abs(x - t)),
            new ElementCase("HUBER", Map.of(), -2, NUMBERS, (x, t) -> huber(x - t, 1)),
            new ElementCase("HUBER", Map.of("delta", 0.7), -2, NUMBERS, (x, t) -> huber(x - t, 0.7)),
            new ElementCase("SMOOTH_L1", Map.of("beta", 0.6), -2, NUMBERS, (x, t) -> huber(x - t, 0.6) / 0.6),
            new ElementCase("LOG_COSH", Map.of(), -2, NUMBERS, (x, t) -> Math.log(Math.cosh(x - t))),
            new ElementCase("BINARY_CROSS_ENTROPY", Map.of(), 0.01, LABELS, ElementLossesTest::entropy),
            new ElementCase("BINARY_CROSS_ENTROPY_WITH_LOGITS", Map.of(), -2, LABELS, (x, t) -> entropy(sigmoid(x), t)),
            new ElementCase("BINARY_CROSS_ENTROPY_WITH_LOGITS", Map.of("positiveWeight", List.of(2.5)), -2, LABELS,
                    (x, t) -> -2.5 * t * Math.log(sigmoid(x)) - (1 - t) * Math.log(1 - sigmoid(x))),
            new ElementCase("MULTI_LABEL_SOFT_MARGIN", Map.of(), -2, LABELS, (x, t) -> entropy(sigmoid(x), t)),
            new ElementCase("HINGE", Map.of(), -2, SIDES, (x, t) -> Math.max(0, 1 - t * x)),
            new ElementCase("SQUARED_HINGE", Map.of(), -2, SIDES, (x, t) -> Math.pow(Math.max(0, 1 - t * x), 2)),
            new ElementCase("SOFT_MARGIN", Map.of(), -2, SIDES, (x, t) -> Math.log(1 + Math.exp(-t * x))),
            new ElementCase("POISSON_NLL", Map.of(), -2, COUNTS, (x, t) -> Math.exp(x) - t * x),
            new ElementCase("POISSON_NLL", Map.of("logInput", false), 0.1, COUNTS,
                    (x, t) -> x - t * Math.log(x + 1e-8)),
            new ElementCase("POISSON_NLL", Map.of("full", true), -2, COUNTS,
                    (x, t) -> Math.exp(x) - t * x + (t > 1 ? t * Math.log(t) - t + Math.log(2 * Math.PI * t) / 2 : 0)));

    private static double huber(double d, double delta) {
        return Math.abs(d) <= delta ? d * d / 2 : delta * (Math.abs(d) - delta / 2);
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    private static double entropy(double p, double t) {
        return -t * Math.log(p) - (1 - t) * Math.log(1 - p);
    }

    private static double[] repeated(double[] pattern, int count) {
        return IntStream.range(0, count).mapToDouble(i -> pattern[i % pattern.length]).toArray();
    }

    @TestFactory
    Stream<DynamicTest> lossesOfElements() {
        return ELEMENT_CASES.stream()
                .map(each -> DynamicTest.dynamicTest(each.name() + each.settings(), () -> check(each)));
    }

    private static void check(ElementCase each) {
        var t = new TestGraph(BATCH);
        Shape shape = Shape.batched(2, 3);
        Node x = each.name().equals("BINARY_CROSS_ENTROPY") ? probabilities(t, shape) : t.random(each.low(), shape);
        Node target = t.input(shape, repeated(each.targets(), BATCH * 6));
        Node loss = apply(t, each.name(), each.settings(), List.of(x), target);
        double[] v = t.value(x);
        double[] wanted = t.value(target);
        double[] found = t.value(loss);
        assertEquals(BATCH, found.length);
        for (int sample = 0; sample < BATCH; sample++) {
            double mean = IntStream.range(6 * sample, 6 * sample + 6)
                    .mapToDouble(i -> each.formula().of(v[i], wanted[i])).average().orElseThrow();
            assertEquals(mean, found[sample], 1e-12);
        }
        GradientCheck.check(t, t.builder().meanOverBatch(loss), List.of(x));
    }

    @Test
    void elementWeightsOfBinaryCrossEntropy() {
        var t = new TestGraph(1);
        Node x = t.input(Shape.batched(2), 0.25, 0.5);
        Node loss = apply(t, "BINARY_CROSS_ENTROPY", Map.of(), List.of(x), t.input(Shape.batched(2), 1, 0),
                t.input(Shape.batched(2), 3, 5));
        assertEquals((3 * Math.log(4) + 5 * Math.log(2)) / 2, t.value(loss)[0], 1e-15);
    }
}
