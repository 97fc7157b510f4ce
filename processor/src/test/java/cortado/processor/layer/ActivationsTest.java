package cortado.processor.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cortado.Activation;
import cortado.processor.graph.GradientCheck;
import cortado.processor.graph.Node;
import cortado.processor.graph.Shape;
import cortado.processor.graph.TestGraph;
import cortado.processor.pass.Differentiate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values against formulas written here as in the literature, gradients against finite differences, extremes in float. */
class ActivationsTest {
    /** The activations that treat each element by itself. */
    private static final Map<String, DoubleUnaryOperator> FORMULAS = new TreeMap<>(Map.ofEntries(
            Map.entry("IDENTITY", x -> x),
            Map.entry("SIGMOID", x -> Math.exp(x) / (Math.exp(x) + 1)),
            Map.entry("TANH", x -> (Math.exp(2 * x) - 1) / (Math.exp(2 * x) + 1)),
            Map.entry("RELU", x -> Math.max(x, 0)),
            Map.entry("RELU6", x -> Math.min(Math.max(x, 0), 6)),
            Map.entry("LEAKY_RELU", x -> x > 0 ? x : x / 100),
            Map.entry("ELU", x -> x > 0 ? x : Math.exp(x) - 1),
            Map.entry("CELU", x -> Math.max(0, x) + Math.min(0, Math.exp(x) - 1)),
            Map.entry("SELU", x -> 1.0507009873554805 * (x > 0 ? x : 1.6732632423543772 * (Math.exp(x) - 1))),
            Map.entry("GELU", x -> x * normal(x)),
            Map.entry("GELU_TANH",
                    x -> x / 2 * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * Math.pow(x, 3))))),
            Map.entry("SILU", x -> x / (1 + Math.exp(-x))),
            Map.entry("MISH", x -> x * Math.tanh(Math.log(1 + Math.exp(x)))),
            Map.entry("SOFTPLUS", x -> Math.log(1 + Math.exp(x))),
            Map.entry("SOFTSIGN", x -> x / (1 + Math.abs(x))),
            Map.entry("HARD_SIGMOID", x -> Math.min(Math.max(x + 3, 0), 6) / 6),
            Map.entry("HARD_SWISH", x -> x * Math.min(Math.max(x + 3, 0), 6) / 6),
            Map.entry("HARD_TANH", x -> Math.min(Math.max(x, -1), 1)),
            Map.entry("LOG_SIGMOID", x -> Math.log(1 / (1 + Math.exp(-x))))));

    static final Set<String> NAMES = FORMULAS.keySet();

    private static final double[] EXTREMES = {0, 1e-40, -1e-40, 80, -80, 89, -89, 1e4, -1e4, 1e30, -1e30};

    /** Simpson's rule for the normal distribution function. */
    private static double normal(double x) {
        int steps = 2000;
        double width = x / steps;
        double sum = 0;
        for (int i = 0; i <= steps; i++) {
            double factor = i == 0 || i == steps ? 1 : i % 2 == 1 ? 4 : 2;
            sum += factor * Math.exp(-i * width * i * width / 2);
        }
        return 0.5 + sum * width / 3 / Math.sqrt(2 * Math.PI);
    }

    private static Node apply(TestGraph t, String name, Node x) {
        return Activations.apply(name, x, Map.of(), t.builder());
    }

    @Test
    void everyConstantWithoutAParameterHasAFormula() {
        Set<String> constants = Arrays.stream(Activation.values()).map(Enum::name).collect(Collectors.toSet());
        constants.remove("PRELU");
        assertEquals(constants, Activations.names());
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void valueIsTheFormula(String name) {
        var t = new TestGraph(3);
        Node x = t.random(-8, Shape.batched(2, 5));
        Node y = t.random(Shape.batched(2, 5));
        for (Node each : List.of(x, y, t.random(4, Shape.batched(2, 5)))) {
            double[] expected = Arrays.stream(t.value(each)).map(FORMULAS.get(name)).toArray();
            assertArrayEquals(expected, t.value(apply(t, name, each)), 1e-12);
        }
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void gradientIsTheFormulasSlope(String name) {
        for (double low : new double[] {-7, -4.3, -2, 0.01, 2.5, 6.1}) {
            var t = new TestGraph(2);
            Node x = t.random(low, Shape.batched(4));
            double[] slopes = Arrays.stream(t.value(x)).map(at -> slope(FORMULAS.get(name), at)).toArray();
            Node loss = t.builder().sumOverBatch(t.builder().sum(apply(t, name, x), List.of(0)));
            Node dx = Differentiate.gradients(loss, List.of(x), t.builder()).get(0);
            assertArrayEquals(slopes, t.value(dx), 1e-9);
        }
    }

    private static double slope(DoubleUnaryOperator f, double x) {
        double h = 1e-3;
        return (8 * (f.applyAsDouble(x + h) - f.applyAsDouble(x - h))
                - (f.applyAsDouble(x + 2 * h) - f.applyAsDouble(x - 2 * h))) / (12 * h);
    }

    /** In float: within rounding of what double gives, and finite where that fits into a float. */
    @ParameterizedTest
    @FieldSource("NAMES")
    void extremesAreRightInFloat(String name) {
        var t = new TestGraph(EXTREMES.length);
        Node x = t.input(new Shape(true, List.of()), EXTREMES);
        Node y = apply(t, name, x);
        Node dx = Differentiate.gradients(t.builder().sumOverBatch(y), List.of(x), t.builder()).get(0);
        for (Node each : List.of(y, dx)) {
            double[] exact = t.value(each);
            double[] rounded = t.floatValue(each);
            for (int i = 0; i < exact.length; i++) {
                assertEquals((float) exact[i], rounded[i], 1e-6 * Math.max(1, Math.abs(exact[i])), name + " at " + EXTREMES[i]);
            }
        }
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void nanGoesThrough(String name) {
        var t = new TestGraph(1);
        assertTrue(Double.isNaN(t.value(apply(t, name, t.input(Shape.single(), Double.NaN)))[0]));
    }

    @Test
    void kinksHaveTheStatedSlopes() {
        var expected = Map.of("RELU", 0.0, "RELU6", 0.0, "LEAKY_RELU", 0.01, "ELU", 1.0, "SOFTPLUS", 0.5,
                "LOG_SIGMOID", 0.5, "SOFTSIGN", 1.0, "MISH", 0.6);
        expected.forEach((name, slope) -> assertEquals(slope, slopeAt(name, 0), 1e-12, name));
        assertEquals(0, slopeAt("RELU6", 6));
        assertEquals(0, slopeAt("HARD_TANH", 1));
        assertEquals(0, slopeAt("HARD_TANH", -1));
        assertEquals(0, slopeAt("HARD_SIGMOID", 3));
        assertEquals(0, slopeAt("HARD_SIGMOID", -3));
    }

    private static double slopeAt(String name, double at) {
        var t = new TestGraph(1);
        Node x = t.input(Shape.single(), at);
        return t.value(Differentiate.gradients(apply(t, name, x), List.of(x), t.builder()).get(0))[0];
    }

    @Test
    void settingsChangeTheFormula() {
        assertEquals(-0.5, withSetting("LEAKY_RELU", "slope", 0.25, -2));
        assertEquals(1.5 * Math.expm1(-2), withSetting("ELU", "alpha", 1.5, -2), 1e-15);
        assertEquals(1.5 * Math.expm1(-2 / 1.5), withSetting("CELU", "alpha", 1.5, -2), 1e-15);
        assertEquals(Math.log(1 + Math.exp(6)) / 2, withSetting("SOFTPLUS", "beta", 2, 3), 1e-14);
    }

    private static double withSetting(String name, String setting, double value, double x) {
        var t = new TestGraph(1);
        Node input = t.input(Shape.single(), x);
        return t.value(Activations.apply(name, input, Map.of(setting, value), t.builder()))[0];
    }

    @Test
    void wrongSettingsAreNamed() {
        var unknown = assertThrows(LayerException.class, () -> withSetting("RELU", "alpha", 1, 0));
        assertEquals("RELU has no setting 'alpha': remove it", unknown.getMessage());
        assertEquals("alpha", unknown.attribute());
        var negative = assertThrows(LayerException.class, () -> withSetting("ELU", "alpha", -1, 0));
        assertEquals("alpha must be greater than 0, not -1.0", negative.getMessage());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, -1})
    void softmaxIsNormalisedExponentials(int axis) {
        var t = new TestGraph(2);
        Node x = t.random(Shape.batched(3, 4));
        double[] v = t.value(x);
        double[] softmax = t.value(Activations.apply("SOFTMAX", x, Map.of("axis", (double) axis), t.builder()));
        double[] log = t.value(Activations.apply("LOG_SOFTMAX", x, Map.of("axis", (double) axis), t.builder()));
        for (int i = 0; i < v.length; i++) {
            double sum = 0;
            for (int k = 0; k < (axis == 0 ? 3 : 4); k++) {
                sum += Math.exp(v[axis == 0 ? i / 12 * 12 + k * 4 + i % 4 : i / 4 * 4 + k]);
            }
            assertEquals(Math.exp(v[i]) / sum, softmax[i], 1e-14);
            assertEquals(v[i] - Math.log(sum), log[i], 1e-14);
        }
    }

    @Test
    void softmaxGradients() {
        for (String name : List.of("SOFTMAX", "LOG_SOFTMAX")) {
            var t = new TestGraph(2);
            Node y = apply(t, name, t.random(Shape.batched(3, 4)));
            GradientCheck.check(t, y);
        }
        var t = new TestGraph(2);
        GradientCheck.check(t, Softmax.logSumExp(t.random(Shape.batched(3, 4)), List.of(0, 1), t.builder()));
    }

    @Test
    void softmaxOfExtremesIsRightInFloat() {
        var t = new TestGraph(3);
        Node x = t.input(Shape.batched(3), 1e4, -1e4, 0, 80, 80, -80, 1e-40, -1e-40, 0);
        Node sum = Softmax.logSumExp(x, List.of(0), t.builder());
        for (Node y : List.of(apply(t, "SOFTMAX", x), apply(t, "LOG_SOFTMAX", x), sum)) {
            Node dx = Differentiate.gradients(t.weightedSum(y), List.of(x), t.builder()).get(0);
            assertArrayEquals(t.value(y), t.floatValue(y), 2e-6);
            assertArrayEquals(t.value(dx), t.floatValue(dx), 2e-6);
        }
    }
}
