package cortado.examples.mlp;

import static cortado.Activation.RELU;
import static cortado.Init.KAIMING_NORMAL;
import static cortado.Loss.SOFTMAX_CROSS_ENTROPY;

import cortado.Dense;
import cortado.Network;
import cortado.Tensor;
import cortado.examples.Tables;
import cortado.runtime.cli.Progress;
import cortado.runtime.data.Normalization;
import cortado.runtime.data.Split;
import cortado.runtime.optimizer.Adam;
import cortado.runtime.training.TrainingListener;

/** Tells the ten handwritten digits apart, from 8 by 8 pixels between 0 and 1. */
@Network(input = 64, batch = 32, loss = SOFTMAX_CROSS_ENTROPY)
public abstract class Digits {
    @Dense(units = 64, activation = RELU, init = KAIMING_NORMAL)
    abstract Tensor hidden(Tensor pixels);

    @Dense(units = 10, init = KAIMING_NORMAL)
    abstract Tensor scores(Tensor hidden);

    /** Returns the pixels, 0 to 16 in the file, between 0 and 1. */
    public static Split data() {
        Split split = Tables.read("digits");
        return split.normalized(Normalization.divideBy(16, split.train()));
    }

    /** Returns a trainer that sees all samples fifty times, 32 in a step. */
    public static DigitsTrainer trainer(long seed, TrainingListener watcher) {
        return DigitsTrainer.builder()
                .optimizer(Adam.withLearningRate(1e-3))
                .batchSize(32)
                .epochs(50)
                .seed(seed)
                .listener(watcher)
                .build();
    }

    /** Trains and prints the share of test samples that it tells right. */
    public static void main(String[] args) {
        Split data = data();
        DigitsTrainer trainer = trainer(1, Progress.on(System.out, "Digits"));
        System.out.print(trainer.model().summary());
        trainer.fit(data.train());
        System.out.println("PyTorch's test accuracy 0.9639 (mean of 10 seeds, 0.9500 to 0.9750)");
        System.out.printf("test accuracy %.4f%n", trainer.score(data.test()).metrics().get("accuracy"));
    }
}
