package cortado.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cortado.runtime.Evaluation;
import cortado.runtime.Mode;
import cortado.runtime.Trainer;
import cortado.runtime.data.Dataset;
import java.util.Map;
import java.util.stream.DoubleStream;

/** Networks that are too large to check all gradients by differences: the vectorised program against its double twin. */
public final class Twins {
    private Twins() {}

    /**
     * Asserts that loss and all gradients agree on a batch in training mode, but for a share of each gradient's largest
     * element.
     */
    public static void assertAgree(Trainer<?> trainer, Dataset batch, double tolerance) {
        Evaluation found = trainer.evaluate(batch, Mode.TRAINING);
        Evaluation expected = trainer.evaluateReference(batch, Mode.TRAINING);
        assertEquals(expected.loss(), found.loss(), tolerance * expected.loss());
        for (Map.Entry<String, double[]> gradient : expected.gradients().entrySet()) {
            double largest = DoubleStream.of(gradient.getValue()).map(Math::abs).max().orElseThrow();
            assertTrue(largest > 0, gradient.getKey());
            double[] values = found.gradients().get(gradient.getKey());
            for (int i = 0; i < values.length; i++) {
                assertEquals(gradient.getValue()[i], values[i], tolerance * largest, gradient.getKey());
            }
        }
    }
}
