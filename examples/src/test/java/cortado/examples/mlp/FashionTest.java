package cortado.examples.mlp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cortado.examples.ParameterDigest;
import cortado.runtime.data.Split;
import cortado.runtime.training.TrainingListener;
import org.junit.jupiter.api.Test;

/** Runs where the pictures are installed. */
class FashionTest {
    @Test
    void learnsTheSameBitsEverywhere() {
        assumeTrue(FashionData.present(FashionData.FOLDER), "install Debian's package dataset-fashion-mnist");
        Split data = FashionData.read(FashionData.FOLDER);
        assertEquals(60_000, data.train().size());
        FashionTrainer trainer = Fashion.trainer(1, new TrainingListener() {});
        trainer.fit(data.train());
        double accuracy = trainer.score(data.test()).metrics().get("accuracy");
        assertTrue(accuracy >= 0.85, "test accuracy " + accuracy);
        assertEquals("a8d9b0f9d02d19bb", ParameterDigest.of(trainer.variables()));
    }
}
