package cortado.processor.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cortado.processor.graph.Node;
import cortado.processor.graph.Shape;
import cortado.processor.graph.TestGraph;
import cortado.processor.graph.Variable.Initial;
import cortado.processor.pass.Differentiate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EmbeddingTest {
    private static final double[] WORDS = {4, 0, 3, 1, 4, 4};

    private final TestGraph t = new TestGraph(2);
    private final Node words = t.indices(Shape.batched(3), WORDS);

    private static Node apply(TestCall call) {
        return Layers.find("cortado.Embedding").orElseThrow().apply(call);
    }

    @Test
    void everyIndexHasItsRow() {
        var call = new TestCall(t, Map.of("count", 5, "size", 2), words);
        Node y = apply(call);
        assertEquals(Shape.batched(3, 2), y.shape());
        double[] w = t.value(call.parameter("weight"));
        double[] found = t.value(y);
        for (int i = 0; i < found.length; i++) {
            assertEquals(w[(int) WORDS[i / 2] * 2 + i % 2], found[i]);
        }
        assertEquals(5, call.bound(words));
        assertEquals(Initial.of("normal", 0.0, 1.0), call.initial("weight"));
        assertEquals(List.of(2, 5), call.fans("weight"));
    }

    @Test
    void gradientsAddUpInRowsThatAreUsedSeveralTimes() {
        assertArrayEquals(new double[] {1, 1, 0, 1, 3}, gradient(Map.of("count", 5, "size", 1)));
    }

    @Test
    void thePaddingsRowIsNotTrained() {
        assertArrayEquals(new double[] {1, 1, 0, 1, 0}, gradient(Map.of("count", 5, "size", 1, "paddingIndex", 4)));
    }

    /** Of the sum of all elements. */
    private double[] gradient(Map<String, Object> attributes) {
        var call = new TestCall(t, attributes, words);
        Node loss = t.builder().sumOverBatch(t.builder().sum(apply(call), List.of(0, 1)));
        return t.value(Differentiate.gradients(loss, List.of(call.parameter("weight")), t.builder()).getFirst());
    }

    @Test
    void thePaddingsRowStartsAsZero() {
        var call = new TestCall(t, Map.of("count", 5, "size", 2, "paddingIndex", 0, "init", "UNIFORM", "limit", 0.5), words);
        apply(call);
        assertEquals(Initial.of("uniform", -0.5, 0.5).withZeroRow(0), call.initial("weight"));
    }

    @Test
    void refusesWhatItCannotLookUp() {
        assertEquals("paddingIndex must be from 0 to 4, not 5", refusal(words, Map.of("count", 5, "size", 2, "paddingIndex", 5)));
        assertEquals("paddingIndex must be from 0 to 4, not -1", refusal(words, Map.of("count", 5, "size", 2, "paddingIndex", -1)));
        assertEquals("count must be at least 1, not 0", refusal(words, Map.of("count", 0, "size", 2)));
        assertEquals("takes indices: make its parameter and what is passed Tokens",
                refusal(t.random(Shape.batched(3)), Map.of("count", 5, "size", 2)));
    }

    private String refusal(Node x, Map<String, Object> attributes) {
        return assertThrows(LayerException.class, () -> apply(new TestCall(t, attributes, x))).getMessage();
    }
}
