package cortado.examples.regression;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cortado.runtime.Trainer;
import cortado.runtime.data.Split;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** No random number enters these, so that they must meet the reference's figures. */
class RegressionTest {
    /** How far a loss in float may be off, relative to the reference's. */
    private static final double TOLERANCE = 1e-4;

    @Test
    void digits() {
        Split data = DigitsSoftmax.data();
        Trainer<?> trainer = DigitsSoftmax.trainer(data.train().size());
        assertMeets(DigitsSoftmax.REFERENCE, trainer, data);
        assertEquals(343, right(trainer, data));
    }

    @Test
    void iris() {
        Split data = IrisSoftmax.data();
        Trainer<?> trainer = IrisSoftmax.trainer(data.train().size());
        assertMeets(IrisSoftmax.REFERENCE, trainer, data);
        assertEquals(28, right(trainer, data));
    }

    @Test
    void wine() {
        Split data = WineSoftmax.data();
        Trainer<?> trainer = WineSoftmax.trainer(data.train().size());
        assertMeets(WineSoftmax.REFERENCE, trainer, data);
        assertEquals(35, right(trainer, data));
    }

    @Test
    void breastCancer() {
        Split data = BreastCancerLogistic.data();
        Trainer<?> trainer = BreastCancerLogistic.trainer(data.train().size());
        assertMeets(BreastCancerLogistic.REFERENCE, trainer, data);
        assertEquals(113, right(trainer, data));
    }

    @Test
    void diabetes() {
        Split data = DiabetesLinear.data();
        Trainer<?> trainer = DiabetesLinear.trainer(data.train().size());
        trainer.fit(data.train());
        float[] found = trainer.variables().get("progression.weight");
        double[] exact = LeastSquares.coefficients(data.train());
        assertArrayEquals(exact, IntStream.range(0, exact.length).mapToDouble(i -> found[i]).toArray(), 1e-5);
        assertEquals(DiabetesLinear.REFERENCE, trainer.score(data.test()).loss(), 1e-6);
    }

    private static void assertMeets(Map<Integer, Double> reference, Trainer<?> trainer, Split data) {
        LossCurve curve = LossCurve.of(trainer, data.train(), reference);
        assertEquals(reference.keySet(), curve.losses().keySet());
        curve.losses().forEach((step, loss) -> {
            double expected = reference.get(step);
            assertTrue(Math.abs(loss - expected) <= TOLERANCE * expected,
                    "loss before step " + step + ": found " + loss + ", expected " + expected);
        });
    }

    private static long right(Trainer<?> trainer, Split data) {
        return Math.round(trainer.score(data.test()).metrics().get("accuracy") * data.test().size());
    }
}
