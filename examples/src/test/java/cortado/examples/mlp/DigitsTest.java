package cortado.examples.mlp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cortado.examples.ParameterDigest;
import cortado.runtime.check.GradientReport;
import cortado.runtime.data.Split;
import cortado.runtime.training.TrainingListener;
import org.junit.jupiter.api.Test;

class DigitsTest {
    private static final TrainingListener NOBODY = new TrainingListener() {};

    @Test
    void learnsTheSameBitsEverywhere() {
        Split data = Digits.data();
        DigitsTrainer trainer = Digits.trainer(1, NOBODY);
        trainer.fit(data.train());
        assertEquals(348, Math.round(360 * trainer.score(data.test()).metrics().get("accuracy")));
        assertEquals("d5737b8eee932e5a", ParameterDigest.of(trainer.variables()));
    }

    @Test
    void gradientsAreRight() {
        GradientReport report = Digits.trainer(1, NOBODY).checkGradients(Digits.data().train().slice(0, 16));
        assertTrue(report.passed(), report::toString);
        assertTrue(report.compared() > 4810, report::toString);
    }
}
