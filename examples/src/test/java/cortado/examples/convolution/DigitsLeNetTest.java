package cortado.examples.convolution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cortado.examples.ParameterDigest;
import cortado.examples.mlp.Digits;
import cortado.runtime.check.GradientReport;
import cortado.runtime.data.Dataset;
import cortado.runtime.data.Split;
import cortado.runtime.training.TrainingListener;
import org.junit.jupiter.api.Test;

class DigitsLeNetTest {
    private static final TrainingListener NOBODY = new TrainingListener() {};

    @Test
    void learnsTheSameBitsEverywhere() {
        Split data = Digits.data();
        DigitsLeNetTrainer trainer = DigitsLeNet.trainer(1, NOBODY);
        trainer.fit(data.train());
        assertEquals(355, Math.round(360 * trainer.score(data.test()).metrics().get("accuracy")));
        assertEquals("95e4412b94083303", ParameterDigest.of(trainer.variables()));
    }

    @Test
    void gradientsAreRight() {
        Dataset batch = Digits.data().train().slice(0, 8);
        // Biases that start as 0 put black places onto the kink of the rectifiers.
        GradientReport report = DigitsLeNet.trainer(1, NOBODY).checkGradients(batch);
        assertTrue(report.passed(), report::toString);
        assertEquals(0, report.leftOut(), report::toString);
    }
}
