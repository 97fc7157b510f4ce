package cortado.examples.perceptron;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cortado.examples.ParameterDigest;
import cortado.runtime.data.Dataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XorTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void onePerceptronNeverTellsAllFour(long seed) {
        XorPerceptronTrainer trainer = XorPerceptron.trainer(seed);
        trainer.fit(Xor.points(-1, 1));
        assertTrue(Xor.right(trainer.model().predict(Xor.coordinates())) <= 3);
    }

    /** A line divides {@code or}, so that the same rule learns it. */
    @Test
    void onePerceptronLearnsOr() {
        XorPerceptronTrainer trainer = XorPerceptron.trainer(1);
        trainer.fit(Dataset.of(Xor.coordinates(), 2, new float[] {-1, 1, 1, 1}, 1));
        float[] scores = trainer.model().predict(Xor.coordinates());
        assertTrue(scores[0] <= 0 && scores[1] > 0 && scores[2] > 0 && scores[3] > 0);
    }

    @Test
    void hiddenLayerTellsAllFour() {
        XorMlpTrainer trainer = XorMlp.trainer(1);
        trainer.fit(Xor.points(0, 1));
        assertEquals(4, Xor.right(trainer.model().predict(Xor.coordinates())));
        assertEquals("f6efa21c5922263d", ParameterDigest.of(trainer.variables()));
    }
}
