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
import cortado.examples.mlp.FashionData;
import cortado.runtime.cli.Progress;
import cortado.runtime.data.Split;
import cortado.runtime.optimizer.Adam;
import cortado.runtime.training.TrainingListener;
import java.io.IOException;

/**
 * Tells ten kinds of clothing apart (Xiao, Rasul and Vollgraf, 2017), from 28 by 28 gray pixels between 0 and 1: the
 * network that read the digits on cheques, with rectifiers and maxima where it had sigmoids and means.
 */
@Network(input = {1, 28, 28}, batch = 64, loss = SOFTMAX_CROSS_ENTROPY)
public abstract class LeNet5 {
    @Conv2d(channels = 6, kernel = 5, padding = 2, activation = RELU, init = KAIMING_NORMAL)
    abstract Tensor conv1(Tensor image);

    @MaxPool(kernel = 2)
    abstract Tensor pool1(Tensor conv1);

    @Conv2d(channels = 16, kernel = 5, activation = RELU, init = KAIMING_NORMAL)
    abstract Tensor conv2(Tensor pool1);

    @MaxPool(kernel = 2)
    abstract Tensor pool2(Tensor conv2);

    @Flatten
    abstract Tensor features(Tensor pool2);

    @Dense(units = 120, activation = RELU, init = KAIMING_NORMAL)
    abstract Tensor dense1(Tensor features);

    @Dense(units = 84, activation = RELU, init = KAIMING_NORMAL)
    abstract Tensor dense2(Tensor dense1);

    @Dense(units = 10, init = KAIMING_NORMAL)
    abstract Tensor scores(Tensor dense2);

    /** Returns a trainer that sees all samples five times, 64 in a step. */
    public static LeNet5Trainer trainer(long seed, TrainingListener watcher) {
        return LeNet5Trainer.builder()
                .optimizer(Adam.withLearningRate(1e-3))
                .batchSize(64)
                .epochs(5)
                .seed(seed)
                .listener(watcher)
                .build();
    }

    /**
     * Trains, draws the first layer's filters, and prints the share of test samples that it tells right. {@code --data
     * DIR} names the folder of the pictures.
     */
    public static void main(String[] args) throws IOException {
        Split data = FashionData.given("Trains LeNet-5 on Fashion-MNIST and draws its first filters.", args);
        LeNet5Trainer trainer = trainer(1, Progress.on(System.out, "LeNet5"));
        System.out.print(trainer.model().summary());
        trainer.fit(data.train());
        System.out.println("filters in " + Pictures.filters("lenet5-filters", trainer.variables(), "conv1.weight"));
        System.out.println("PyTorch's test accuracy 0.8924 (mean of 3 seeds, deviation 0.0034)");
        System.out.printf("test accuracy %.4f%n", trainer.score(data.test()).metrics().get("accuracy"));
    }
}
