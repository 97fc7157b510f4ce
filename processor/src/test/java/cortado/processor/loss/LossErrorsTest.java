package cortado.processor.loss;

import static cortado.processor.loss.LossGraph.apply;
import static cortado.processor.loss.LossGraph.settings;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cortado.processor.graph.DType;
import cortado.processor.graph.Node;
import cortado.processor.graph.Shape;
import cortado.processor.graph.ShapeException;
import cortado.processor.graph.TestGraph;
import cortado.processor.layer.LayerException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What targets have to be, and the errors of what does not fit. */
class LossErrorsTest {
    @Test
    void targetsFitTheOutputs() {
        var none = settings(new TestGraph(1), Map.of());
        Loss.Target index = Losses.targets("SOFTMAX_CROSS_ENTROPY", List.of(Shape.batched(5, 10)), none).get(0);
        assertEquals(new Loss.Target(Shape.batched(5), DType.INTEGER, 10), index);
        var padding = settings(new TestGraph(1), Map.of("ignoreIndex", -100));
        Loss.Target open = Losses.targets("SOFTMAX_CROSS_ENTROPY", List.of(Shape.batched(5, 10)), padding).get(0);
        assertEquals(0, open.classes());
        Loss.Target number = Losses.targets("HUBER", List.of(Shape.batched(5, 10)), none).get(0);
        assertEquals(new Loss.Target(Shape.batched(5, 10), DType.REAL, 0), number);
        Loss.Target side = Losses.targets("COSINE_EMBEDDING", List.of(Shape.batched(7), Shape.batched(7)), none).get(0);
        assertEquals(new Shape(true, List.of()), side.shape());
        assertTrue(Losses.targets("TRIPLET_MARGIN", java.util.Collections.nCopies(3, Shape.batched(7)), none).isEmpty());
    }

    @Test
    void lossesThatDoNotFitAreExplained() {
        refused("SOFTMAX_CROSS_ENTROPY needs at least 2 classes, but axis 0 of the output [1] has 1; for a single score use"
                + " BINARY_CROSS_ENTROPY_WITH_LOGITS", "SOFTMAX_CROSS_ENTROPY", Map.of(), Shape.batched(1));
        refused("SOFTMAX_CROSS_ENTROPY needs an axis of classes, but the output is one number a sample",
                "SOFTMAX_CROSS_ENTROPY", Map.of(), new Shape(true, List.of()));
        refused("MARGIN_RANKING compares 2 outputs with a target, but there are 1: return a record of 2 tensors from"
                + " forward", "MARGIN_RANKING", Map.of(), Shape.batched(3));
        refused("HUBER compares 1 output with a target, but there are 2: write a loss method that adds the losses of"
                + " several", "HUBER", Map.of(), Shape.batched(3), Shape.batched(3));
        refused("MARGIN_RANKING needs outputs of one shape, not [3] and [4]",
                "MARGIN_RANKING", Map.of(), Shape.batched(3), Shape.batched(4));
        refused("HUBER has no setting 'margin': remove it", "HUBER", Map.of("margin", 1), Shape.batched(3));
        refused("classWeights needs one number for each of the 3 classes, not 2",
                "SOFTMAX_CROSS_ENTROPY", Map.of("classWeights", List.of(1, 2)), Shape.batched(3));
        refused("classWeights must be finite and not negative, not [1.0, -2.0]",
                "MULTI_MARGIN", Map.of("classWeights", List.of(1, -2)), Shape.batched(2));
        refused("labelSmoothing must be at least 0 and less than 1, not 1.0",
                "SOFTMAX_CROSS_ENTROPY", Map.of("labelSmoothing", 1), Shape.batched(3));
        refused("exponent must be 1 or 2, not 3", "MULTI_MARGIN", Map.of("exponent", 3), Shape.batched(3));
        refused("axis 2 does not exist in the output [3]", "KULLBACK_LEIBLER", Map.of("axis", 2), Shape.batched(3));
    }

    private static void refused(String message, String name, Map<String, Object> settings, Shape... outputs) {
        var attributes = settings(new TestGraph(1), settings);
        var refusal = assertThrows(RuntimeException.class, () -> Losses.targets(name, List.of(outputs), attributes));
        assertTrue(refusal instanceof LayerException || refusal instanceof ShapeException);
        assertEquals(message, refusal.getMessage());
    }

    @Test
    void wrongTargetsAndWeightsAreExplained() {
        var t = new TestGraph(2);
        Node x = t.random(Shape.batched(3));
        var shape = assertThrows(ShapeException.class,
                () -> apply(t, "HUBER", Map.of(), List.of(x), t.random(Shape.batched(4))));
        assertEquals("HUBER of [3] needs a target of [3], not [4]", shape.getMessage());
        var weight = assertThrows(LayerException.class, () -> apply(t, "BINARY_CROSS_ENTROPY_WITH_LOGITS",
                Map.of("positiveWeight", List.of(1, 2)), List.of(x), t.random(Shape.batched(3))));
        assertEquals("positiveWeight needs 1 number or one for each of the 3 columns, not 2", weight.getMessage());
        var delta = assertThrows(LayerException.class,
                () -> apply(t, "HUBER", Map.of("delta", 0), List.of(x), t.random(Shape.batched(3))));
        assertEquals("delta must be greater than 0, not 0.0", delta.getMessage());
    }
}
