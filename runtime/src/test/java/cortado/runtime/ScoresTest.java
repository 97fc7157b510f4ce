package cortado.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class ScoresTest {
    @Test
    void classesFollowTheTask() {
        assertEquals(2, Scores.classOf(Task.CLASSIFICATION, new float[] {-3, -2, -1}));
        assertEquals(0, Scores.classOf(Task.CLASSIFICATION_LOG_PROBABILITIES, new float[] {-1, -1}));
        assertEquals(1, Scores.classOf(Task.BINARY_LOGITS, new float[] {0.1f}));
        assertEquals(0, Scores.classOf(Task.BINARY_LOGITS, new float[] {0}));
        assertEquals(0, Scores.classOf(Task.BINARY_PROBABILITIES, new float[] {0.4f}));
        assertEquals(1, Scores.classOf(Task.BINARY_PROBABILITIES, new float[] {0.6f}));
        assertThrows(IllegalStateException.class, () -> Scores.classOf(Task.REGRESSION, new float[1]));
    }
}
