package cortado.examples.convolution;

import static cortado.Activation.RELU;
import static cortado.Activation.SIGMOID;

import cortado.Conv2d;
import cortado.ConvTranspose2d;
import cortado.Loss;
import cortado.Network;
import cortado.Tensor;
import cortado.examples.mlp.Digits;
import cortado.runtime.cli.Progress;
import cortado.runtime.data.Dataset;
import cortado.runtime.data.Split;
import cortado.runtime.image.ImageFormat;
import cortado.runtime.image.ImageGrid;
import cortado.runtime.optimizer.Adam;
import cortado.runtime.training.TrainingListener;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Passes the handwritten digits, 64 pixels between 0 and 1, through 16 numbers and paints them anew from these. Nobody
 * tells it which digits they are.
 */
@Network(input = {1, 8, 8}, batch = 32, loss = Loss.MEAN_SQUARED_ERROR)
public abstract class ConvolutionalAutoencoder {
    private static final int PIXELS = 64;
    private static final int SHOWN = 12;

    @Conv2d(channels = 16, kernel = 3, stride = 2, padding = 1, activation = RELU)
    abstract Tensor encode1(Tensor image);

    @Conv2d(channels = 4, kernel = 3, stride = 2, padding = 1)
    abstract Tensor code(Tensor encode1);

    @ConvTranspose2d(channels = 16, kernel = 4, stride = 2, padding = 1, activation = RELU)
    abstract Tensor decode1(Tensor code);

    @ConvTranspose2d(channels = 1, kernel = 4, stride = 2, padding = 1, activation = SIGMOID)
    abstract Tensor painted(Tensor decode1);

    /** Returns the digits as what goes in and what is to come out. */
    public static Split data() {
        Split digits = Digits.data();
        return new Split(doubled(digits.train()), doubled(digits.test()));
    }

    private static Dataset doubled(Dataset digits) {
        float[] pixels = new float[digits.size() * PIXELS];
        for (int sample = 0; sample < digits.size(); sample++) {
            digits.copy(sample, 0, pixels, sample * PIXELS);
        }
        return Dataset.of(pixels, PIXELS, pixels, PIXELS);
    }

    /** Returns a trainer that sees all samples so often, 32 in a step. */
    public static ConvolutionalAutoencoderTrainer trainer(long seed, int epochs, TrainingListener watcher) {
        return ConvolutionalAutoencoderTrainer.builder()
                .optimizer(Adam.withLearningRate(3e-3))
                .batchSize(32)
                .epochs(epochs)
                .seed(seed)
                .listener(watcher)
                .build();
    }

    /** Draws some originals in a row and their reconstructions in the next, and returns the file. */
    static Path draw(ConvolutionalAutoencoderModel model, Dataset digits) throws IOException {
        ImageGrid grid = ImageGrid.of(ImageFormat.gray(8, 8), SHOWN).enlarged(6);
        float[][] originals = new float[SHOWN][PIXELS];
        for (int sample = 0; sample < SHOWN; sample++) {
            digits.copy(sample, 0, originals[sample], 0);
            grid.add(originals[sample]);
        }
        for (float[] original : originals) {
            grid.add(model.predict(original));
        }
        return Pictures.write("autoencoder", grid);
    }

    /** Trains, draws test digits above their reconstructions, and prints the mean squared error of a pixel. */
    public static void main(String[] args) throws IOException {
        Split data = data();
        var trainer = trainer(1, 100, Progress.on(System.out, "ConvolutionalAutoencoder"));
        System.out.print(trainer.model().summary());
        trainer.fit(data.train());
        System.out.println("originals and reconstructions in " + draw(trainer.model(), data.test()));
        System.out.println("the best 16 numbers of a linear code, by PCA, leave 0.0113");
        System.out.printf("test mean squared error %.4f%n", trainer.score(data.test()).metrics().get("mse"));
    }
}
