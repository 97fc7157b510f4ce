package cortado.examples.convolution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cortado.examples.ParameterDigest;
import cortado.examples.Twins;
import cortado.runtime.training.TrainingListener;
import org.junit.jupiter.api.Test;

/** A few steps on drawn pictures. */
class VggTest {
    private static final TrainingListener NOBODY = new TrainingListener() {};

    @Test
    void learnsTheSameBitsEverywhere() {
        VggTrainer trainer = Vgg.trainer(1, 1, NOBODY);
        trainer.fit(SmallPictures.drawn(8, 1));
        assertEquals("d6042c70c2529942", ParameterDigest.of(trainer.variables()));
    }

    @Test
    void gradientsAreThoseOfTheDoubleTwin() {
        Twins.assertAgree(Vgg.trainer(1, 1, NOBODY), SmallPictures.drawn(2, 1), 1e-3);
    }
}
