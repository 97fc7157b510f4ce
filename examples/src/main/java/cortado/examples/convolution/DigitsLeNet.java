package cortado.examples.convolution;

import static cortado.Activation.RELU;
import static cortado.Init.KAIMING_NORMAL;
import static cortado.Loss.SOFTMAX_CROSS_ENTROPY;

import cortado.Conv2d;
import cortado.Dense;
import cortado.Flatten;
import cortado.MaxPool;
import cortado.Network;
import cortado.Tensor;
import cortado.examples.mlp.Digits;
import cortado.runtime.cli.Progress;
import cortado.runtime.data.Split;
import cortado.runtime.optimizer.Adam;
import cortado.runtime.training.TrainingListener;
import java.io.IOException;

/** A small LeNet for the handwritten digits of 8 by 8 pixels between 0 and 1. */
@Network(input = {1, 8, 8}, batch = 32, loss = SOFTMAX_CROSS_ENTROPY)
public abstract class DigitsLeNet {
    @Conv2d(channels = 16, kernel = 3, padding = 1, activation = RELU, init = KAIMING_NORMAL)
    abstract Tensor conv1(Tensor image);

    @MaxPool(kernel = 2)
    abstract Tensor pool1(Tensor conv1);

    @Conv2d(channels = 32, kernel = 3, padding = 1, activation = RELU, init = KAIMING_NORMAL)
    abstract Tensor conv2(Tensor pool1);

    @MaxPool(kernel = 2)
    abstract Tensor pool2(Tensor conv2);

    @Flatten
    abstract Tensor features(Tensor pool2);

    @Dense(units = 10, init = KAIMING_NORMAL)
    abstract Tensor scores(Tensor features);

    /** Returns a trainer that sees all samples fifteen times, 32 in a step. */
    public static DigitsLeNetTrainer trainer(long seed, TrainingListener watcher) {
        return DigitsLeNetTrainer.builder()
                .optimizer(Adam.withLearningRate(2e-3))
                .batchSize(32)
                .epochs(15)
                .seed(seed)
                .listener(watcher)
                .build();
    }

    /** Trains, draws the first layer's filters, and prints the share of test samples that it tells right. */
    public static void main(String[] args) throws IOException {
        Split data = Digits.data();
        DigitsLeNetTrainer trainer = trainer(1, Progress.on(System.out, "DigitsLeNet"));
        System.out.print(trainer.model().summary());
        trainer.fit(data.train());
        System.out.println("filters in " + Pictures.filters("digits-filters", trainer.variables(), "conv1.weight"));
        System.out.println("a perceptron with one hidden layer reaches 0.9639 (mean of 10 seeds, PyTorch)");
        System.out.printf("test accuracy %.4f%n", trainer.score(data.test()).metrics().get("accuracy"));
    }
}
