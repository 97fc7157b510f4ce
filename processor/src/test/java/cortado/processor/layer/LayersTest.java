package cortado.processor.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cortado.processor.graph.GradientCheck;
import cortado.processor.graph.Node;
import cortado.processor.graph.Shape;
import cortado.processor.graph.ShapeException;
import cortado.processor.graph.TestGraph;
import cortado.processor.graph.Variable.Initial;
import cortado.processor.op.Contract;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Layers without settings of a distribution: shapes, values, gradients, refusals. */
class LayersTest {
    private static Node apply(String annotation, TestCall call) {
        return Layers.find("cortado." + annotation).orElseThrow().apply(call);
    }

    private static String refusal(String annotation, Map<String, Object> attributes, Shape x) {
        var t = new TestGraph(2);
        return assertThrows(RuntimeException.class,
                () -> apply(annotation, new TestCall(t, attributes, t.random(x)))).getMessage();
    }

    @Test
    void denseIsOneProductOverTheLastAxis() {
        for (int leading : new int[] {0, 1, 2}) {
            var t = new TestGraph(2);
            Node x = t.random(new Shape(true, List.of(2, 3, 5).subList(2 - leading, 3)));
            var call = new TestCall(t, Map.of("units", 4), x);
            Node y = apply("Dense", call);
            assertEquals(4, y.shape().size(-1));
            assertEquals(x.shape().resized(-1, 4), y.shape());
            assertEquals(1, t.builder().nodes().stream().filter(node -> node.op() instanceof Contract).count());
            double[] v = t.value(x);
            double[] w = t.value(call.parameter("weight"));
            double[] b = t.value(call.parameter("bias"));
            double[] found = t.value(y);
            for (int i = 0; i < found.length; i++) {
                int row = i / 4;
                int o = i % 4;
                double sum = IntStream.range(0, 5).mapToDouble(k -> v[row * 5 + k] * w[o * 5 + k]).sum();
                assertEquals(b[o] + sum, found[i], 1e-13);
            }
            GradientCheck.check(t, y);
        }
    }

    @Test
    void denseHasNoBiasWhereItIsSwitchedOff() {
        var t = new TestGraph(2);
        var call = new TestCall(t, Map.of("units", 4, "bias", false), t.random(Shape.batched(5)));
        apply("Dense", call);
        assertEquals(null, call.parameter("bias"));
    }

    @Test
    void denseMayUseTheWeightOfAnother() {
        var t = new TestGraph(2);
        Node weight = t.random(Shape.single(4, 5));
        var call = withWeightsOfTokens(t, Map.of("weights", "tokens", "l2", 0.1), weight);
        Node y = apply("Dense", call);
        assertEquals(Shape.batched(4), y.shape());
        assertTrue(t.builder().nodes().stream()
                .anyMatch(node -> node.op() instanceof Contract && node.input(1) == weight));
        assertTrue(call.penalties().isEmpty());
    }

    @Test
    void theWeightOfAnotherMustFit() {
        var t = new TestGraph(2);
        var call = withWeightsOfTokens(t, Map.of("weights", "tokens", "units", 3), t.random(Shape.single(4, 5)));
        assertEquals("the weight of 'tokens' is [4, 5], but this layer needs [3, 5]",
                assertThrows(LayerException.class, () -> apply("Dense", call)).getMessage());
    }

    private static TestCall withWeightsOfTokens(TestGraph t, Map<String, Object> attributes, Node weight) {
        return new TestCall(t, attributes, TestCall.Mode.TRAINING, Map.of("tokens.weight", weight),
                t.random(Shape.batched(5)));
    }

    @Test
    void penaltiesMeasureTheWeightAlone() {
        var t = new TestGraph(2);
        var call = new TestCall(t, Map.of("units", 2, "l1", 0.3, "l2", 0.5), t.random(Shape.batched(3)));
        apply("Dense", call);
        double[] w = t.value(call.parameter("weight"));
        double total = call.penalties().stream().mapToDouble(penalty -> t.value(penalty)[0]).sum();
        double expected = Arrays.stream(w).map(x -> 0.3 * Math.abs(x) + 0.5 * x * x).sum();
        assertEquals(expected, total, 1e-14);
    }

    @Test
    void denseRefusesWhatItCannotUse() {
        assertEquals("units must be at least 1, not -3", refusal("Dense", Map.of("units", -3), Shape.batched(5)));
        assertEquals("needs an axis of features, but its input is a number: reshape it to [1]",
                refusal("Dense", Map.of("units", 3), new Shape(true, List.of())));
        assertEquals("l1 must not be negative, but is -1.0",
                refusal("Dense", Map.of("units", 3, "l1", -1), Shape.batched(5)));
    }

    @Test
    void initialisersFollowTheActivation() {
        assertEquals(Initial.of("kaimingNormal", Math.sqrt(2)), weightInitial(Map.of("activation", "RELU")));
        assertEquals(Initial.of("lecunNormal", 1.0), weightInitial(Map.of("activation", "SELU")));
        assertEquals(Initial.of("xavierUniform", 1.0), weightInitial(Map.of()));
        assertEquals(Initial.of("orthogonal", 2.0), weightInitial(Map.of("init", "ORTHOGONAL", "gain", 2)));
        assertEquals(Initial.of("uniform", -0.1, 0.1), weightInitial(Map.of("init", "UNIFORM", "limit", 0.1)));
        assertEquals(Initial.of("normal", 0.0, 0.2), weightInitial(Map.of("init", "NORMAL", "std", 0.2)));
        assertEquals(Initial.of("zeros"), biasInitial(Map.of()));
        assertEquals(Initial.of("pytorchLinear"), biasInitial(Map.of("init", "PYTORCH_LINEAR")));
        assertEquals(Initial.of("constant", 0.5), biasInitial(Map.of("biasInit", "CONSTANT", "biasValue", 0.5)));
    }

    @Test
    void everyInitialiserIsKnown() {
        var constants = Arrays.stream(cortado.Init.values()).map(Enum::name)
                .filter(name -> !name.equals("BY_ACTIVATION")).collect(java.util.stream.Collectors.toSet());
        assertEquals(constants, Initializers.names());
        var none = new MapAttributes(Map.of(), new TestGraph(1));
        for (String name : constants) {
            String factory = Initializers.of(name, none).factory();
            assertTrue(Arrays.stream(cortado.runtime.init.Initializer.class.getMethods())
                    .anyMatch(method -> method.getName().equals(factory)), factory);
        }
    }

    @Test
    void wrongInitialisersAreExplained() {
        assertEquals("std must be greater than 0, not -1.0",
                refusal("Dense", Map.of("units", 1, "init", "NORMAL", "std", -1), Shape.batched(2)));
        assertEquals("biasInit must be ZEROS, ONES, CONSTANT or PYTORCH_LINEAR, not NORMAL",
                refusal("Dense", Map.of("units", 1, "biasInit", "NORMAL"), Shape.batched(2)));
    }

    private static Initial weightInitial(Map<String, Object> attributes) {
        return initial("weight", attributes);
    }

    private static Initial biasInitial(Map<String, Object> attributes) {
        return initial("bias", attributes);
    }

    private static Initial initial(String role, Map<String, Object> attributes) {
        var t = new TestGraph(1);
        var all = new java.util.HashMap<>(attributes);
        all.put("units", 3);
        var call = new TestCall(t, all, t.random(Shape.batched(2)));
        apply("Dense", call);
        return call.initial(role);
    }

    @Test
    void denseAppliesItsActivation() {
        var t = new TestGraph(2);
        var call = new TestCall(t, Map.of("units", 3, "activation", "PRELU"), t.random(Shape.batched(5)));
        Node y = apply("Dense", call);
        assertEquals(List.of(1), call.parameter("slope").shape().sizes());
        assertEquals(Initial.of("constant", 0.25), call.initial("slope"));
        GradientCheck.check(t, y);
    }

    @Test
    void activatePassesItsSettingsOn() {
        var t = new TestGraph(1);
        Node x = t.input(Shape.batched(2), -2, 3);
        Node leaky = apply("Activate", new TestCall(t, Map.of("function", "LEAKY_RELU", "slope", 0.5), x));
        assertArrayEquals(new double[] {-1, 3}, t.value(leaky));
        assertEquals("RELU has no setting 'slope': remove it",
                refusal("Activate", Map.of("function", "RELU", "slope", 0.5), Shape.batched(2)));
        assertEquals("only PRELU has 'perChannel': remove it",
                refusal("Activate", Map.of("function", "RELU", "perChannel", true), Shape.batched(2)));
        assertEquals("PRELU has no setting 'beta': remove it",
                refusal("Activate", Map.of("function", "PRELU", "beta", 1), Shape.batched(2)));
    }

    @Test
    void preluHasASlopeAChannel() {
        var t = new TestGraph(2);
        Node x = t.random(Shape.batched(3, 2));
        var call = new TestCall(t, Map.of("function", "PRELU", "perChannel", true), x);
        Node y = apply("Activate", call);
        double[] v = t.value(x);
        double[] slopes = t.value(call.parameter("weight"));
        double[] expected = IntStream.range(0, v.length)
                .mapToDouble(i -> v[i] > 0 ? v[i] : slopes[i / 2 % 3] * v[i]).toArray();
        assertArrayEquals(expected, t.value(y), 1e-15);
        GradientCheck.check(t, y);
    }

    @Test
    void maxoutTakesTheLargestOfEachGroup() {
        var t = new TestGraph(2);
        Node x = t.random(Shape.batched(2, 6));
        Node y = apply("Maxout", new TestCall(t, Map.of("pieces", 3), x));
        assertEquals(Shape.batched(2, 2), y.shape());
        double[] v = t.value(x);
        double[] expected = IntStream.range(0, 8)
                .mapToDouble(u -> Arrays.stream(v, 3 * u, 3 * u + 3).max().orElseThrow()).toArray();
        assertArrayEquals(expected, t.value(y));
        GradientCheck.check(t, y);
        assertEquals("cannot group the last axis of [5] by pieces = 3: it must be a multiple",
                refusal("Maxout", Map.of("pieces", 3), Shape.batched(5)));
    }

    @Test
    void flattenKeepsTheElementsInOrder() {
        var t = new TestGraph(2);
        Node x = t.random(Shape.batched(2, 3));
        Node y = apply("Flatten", new TestCall(t, Map.of(), x));
        assertEquals(Shape.batched(6), y.shape());
        assertArrayEquals(t.value(x), t.value(y));
    }

    @Test
    void dropoutScalesWhatItKeeps() {
        var t = new TestGraph(2);
        t.drawFrom((call, sample, element) -> (2 * sample + element) / 4.0);
        Node x = t.input(Shape.batched(2), 1, 2, 3, 4);
        var settings = Map.<String, Object>of("rate", 0.5);
        Node y = apply("Dropout", new TestCall(t, settings, TestCall.Mode.TRAINING, Map.of(), x));
        assertArrayEquals(new double[] {0, 0, 6, 8}, t.value(y));
        GradientCheck.check(t, t.weightedSum(y), List.of(x));
    }

    @Test
    void dropoutDoesNothingOutsideTraining() {
        var t = new TestGraph(2);
        Node x = t.random(Shape.batched(2));
        var validation = new TestCall(t, Map.of("rate", 0.5), TestCall.Mode.VALIDATION, Map.of(), x);
        assertArrayEquals(t.value(x), t.value(apply("Dropout", validation)));
        assertSame(x, apply("Dropout", new TestCall(t, Map.of(), TestCall.Mode.PREDICTION, Map.of(), x)));
        assertEquals("rate must be at least 0 and less than 1, not 1.5",
                refusal("Dropout", Map.of("rate", 1.5), Shape.batched(2)));
    }

    @Test
    void eachDropoutDrawsItsOwnNumbers() {
        var t = new TestGraph(1);
        t.drawFrom((call, sample, element) -> call == 0 ? 0.9 : 0.1);
        Node x = t.input(Shape.batched(1), 1);
        Node first = apply("Dropout", new TestCall(t, Map.of("rate", 0.5), x));
        Node second = apply("Dropout", new TestCall(t, Map.of("rate", 0.5), x));
        assertEquals(2, t.value(first)[0]);
        assertEquals(0, t.value(second)[0]);
    }

    @Test
    void layersAreFoundByAnnotation() {
        assertTrue(Layers.find("java.lang.Override").isEmpty());
        assertEquals(Layers.ALL.size(), Layers.ALL.stream().map(Layer::annotation).distinct().count());
        assertThrows(ShapeException.class, () -> Maxout.maxout(
                new TestGraph(1).random(new Shape(true, List.of())), 2, new TestGraph(1).builder()));
    }
}
