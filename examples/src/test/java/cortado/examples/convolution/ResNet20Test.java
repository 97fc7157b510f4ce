package cortado.examples.convolution;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import cortado.examples.ParameterDigest;
import cortado.examples.Twins;
import cortado.runtime.data.Dataset;
import cortado.runtime.training.TrainingListener;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A few steps on drawn pictures. */
class ResNet20Test {
    private static final TrainingListener NOBODY = new TrainingListener() {};

    @TempDir
    private Path folder;

    @Test
    void learnsTheSameBitsEverywhere() {
        ResNet20Trainer trainer = ResNet20.trainer(1, 1, NOBODY);
        trainer.fit(SmallPictures.drawn(16, 1));
        assertEquals("b56084d8eb9d6df3", ParameterDigest.of(trainer.variables()));
    }

    @Test
    void gradientsAreThoseOfTheDoubleTwin() {
        Twins.assertAgree(ResNet20.trainer(1, 1, NOBODY), SmallPictures.drawn(2, 1), 1e-3);
    }

    @Test
    void runningStatisticsAreSavedWithTheModel() {
        Dataset pictures = SmallPictures.drawn(8, 2);
        ResNet20Trainer trainer = ResNet20.trainer(1, 1, NOBODY);
        trainer.step(pictures);
        float[] pixels = new float[3072];
        pictures.copy(3, 0, pixels, 0);
        ResNet20Model model = trainer.model();
        float[] scores = model.predict(pixels);
        double[] evaluated = trainer.evaluate(pictures.slice(3, 4)).outputs().firstEntry().getValue();
        for (int i = 0; i < scores.length; i++) {
            assertEquals(evaluated[i], scores[i], 1e-5);
        }
        Path file = folder.resolve("resnet.safetensors");
        model.save(file);
        assertArrayEquals(scores, ResNet20Model.load(file).predict(pixels));
    }
}
