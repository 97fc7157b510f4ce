package cortado.examples.convolution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cortado.examples.ParameterDigest;
import cortado.examples.Twins;
import cortado.examples.mlp.FashionData;
import cortado.runtime.data.Dataset;
import cortado.runtime.data.Split;
import cortado.runtime.training.TrainingListener;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Runs where the pictures are installed: some of them, for the study of seeds sees them all. */
class LeNet5Test {
    private static final TrainingListener NOBODY = new TrainingListener() {};
    private static final int SEEN = 640;
    private static final int JUDGED = 1000;

    private Split data;

    @BeforeEach
    void readPictures() {
        assumeTrue(FashionData.present(FashionData.FOLDER), "install Debian's package dataset-fashion-mnist");
        data = FashionData.read(FashionData.FOLDER);
    }

    @Test
    void learnsTheSameBitsEverywhere() {
        LeNet5Trainer trainer = LeNet5.trainer(1, NOBODY);
        trainer.fit(data.train().slice(0, SEEN));
        Dataset test = data.test().slice(0, JUDGED);
        assertEquals(698, Math.round(JUDGED * trainer.score(test).metrics().get("accuracy")));
        assertEquals("2ffa99f12c1cf11e", ParameterDigest.of(trainer.variables()));
    }

    @Test
    void gradientsAreThoseOfTheDoubleTwin() {
        Twins.assertAgree(LeNet5.trainer(1, NOBODY), data.train().slice(0, 4), 1e-3);
    }
}
