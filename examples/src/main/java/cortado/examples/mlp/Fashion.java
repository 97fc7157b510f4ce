package cortado.examples.mlp;

import static cortado.Activation.RELU;
import static cortado.Init.KAIMING_NORMAL;
import static cortado.Loss.SOFTMAX_CROSS_ENTROPY;

import cortado.Dense;
import cortado.Network;
import cortado.Tensor;
import cortado.runtime.cli.Progress;
import cortado.runtime.data.Split;
import cortado.runtime.optimizer.Adam;
import cortado.runtime.training.TrainingListener;

/** Tells ten kinds of clothing apart (Xiao, Rasul and Vollgraf, 2017), from 28 by 28 grey pixels between 0 and 1. */
@Network(input = 784, batch = 64, loss = SOFTMAX_CROSS_ENTROPY)
public abstract class Fashion {
    @Dense(units = 128, activation = RELU, init = KAIMING_NORMAL)
    abstract Tensor wide(Tensor pixels);

    @Dense(units = 64, activation = RELU, init = KAIMING_NORMAL)
    abstract Tensor narrow(Tensor wide);

    @Dense(units = 10, init = KAIMING_NORMAL)
    abstract Tensor scores(Tensor narrow);

    /** Returns a trainer that sees all samples five times, 64 in a step. */
    public static FashionTrainer trainer(long seed, TrainingListener watcher) {
        return FashionTrainer.builder()
                .optimizer(Adam.withLearningRate(1e-3))
                .batchSize(64)
                .epochs(5)
                .seed(seed)
                .listener(watcher)
                .build();
    }

    /** Trains and prints the share of test samples that it tells right. {@code --data DIR} names the folder of the pictures. */
    public static void main(String[] args) {
        Split data = FashionData.given("Trains a multilayer perceptron on Fashion-MNIST.", args);
        FashionTrainer trainer = trainer(1, Progress.on(System.out, "Fashion"));
        System.out.print(trainer.model().summary());
        trainer.fit(data.train());
        System.out.println("PyTorch's test accuracy 0.8730 (mean of 3 seeds, deviation 0.0047)");
        System.out.printf("test accuracy %.4f%n", trainer.score(data.test()).metrics().get("accuracy"));
    }
}
