package cortado.examples.convolution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cortado.examples.ParameterDigest;
import cortado.runtime.check.GradientReport;
import cortado.runtime.data.Dataset;
import cortado.runtime.data.Split;
import cortado.runtime.training.TrainingListener;
import java.awt.image.BufferedImage;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class ConvolutionalAutoencoderTest {
    private static final TrainingListener NOBODY = new TrainingListener() {};

    private final Split data = ConvolutionalAutoencoder.data();

    @Test
    void learnsTheSameBitsEverywhereAndDrawsThem() throws IOException {
        ConvolutionalAutoencoderTrainer trainer = ConvolutionalAutoencoder.trainer(1, 10, NOBODY);
        trainer.fit(data.train());
        assertTrue(trainer.score(data.test()).metrics().get("mse") < 0.03);
        assertEquals("a503ab5931bc8aa2", ParameterDigest.of(trainer.variables()));
        BufferedImage picture =
                ImageIO.read(ConvolutionalAutoencoder.draw(trainer.model(), data.test()).toFile());
        assertEquals(12 * (6 * 8 + 1) + 1, picture.getWidth());
        assertEquals(2 * (6 * 8 + 1) + 1, picture.getHeight());
    }

    @Test
    void gradientsAreRight() {
        Dataset batch = data.train().slice(0, 8);
        ConvolutionalAutoencoderTrainer trainer = ConvolutionalAutoencoder.trainer(1, 1, NOBODY);
        // Biases that start as 0 put black places onto the kink of the rectifiers.
        trainer.step(batch);
        GradientReport report = trainer.checkGradients(batch);
        assertTrue(report.passed(), report::toString);
    }
}
