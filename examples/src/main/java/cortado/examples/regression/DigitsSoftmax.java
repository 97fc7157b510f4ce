package cortado.examples.regression;

import static cortado.Init.ZEROS;
import static cortado.Loss.SOFTMAX_CROSS_ENTROPY;

import cortado.Dense;
import cortado.Network;
import cortado.Tensor;
import cortado.examples.Tables;
import cortado.runtime.data.Normalization;
import cortado.runtime.data.Split;
import cortado.runtime.optimizer.Sgd;
import java.util.Map;

/** Softmax regression: the ten handwritten digits from 8 by 8 pixels, one linear score a digit. */
@Network(input = 64, loss = SOFTMAX_CROSS_ENTROPY)
public abstract class DigitsSoftmax {
    /** PyTorch's loss before some steps and after the last; of the 360 test samples it gets 343 right. */
    static final Map<Integer, Double> REFERENCE = Map.of(
            0, 2.302585, 1, 2.204921, 10, 0.536915, 100, 0.105928, 500, 0.047730);

    @Dense(units = 10, init = ZEROS)
    abstract Tensor scores(Tensor pixels);

    /** Returns the pixels, 0 to 16 in the file, between 0 and 1. */
    static Split data() {
        Split split = Tables.read("digits");
        return split.normalized(Normalization.divideBy(16, split.train()));
    }

    /** Returns a trainer that takes 500 steps of gradient descent with momentum, each with all samples. */
    static DigitsSoftmaxTrainer trainer(int samples) {
        return DigitsSoftmaxTrainer.builder()
                .optimizer(Sgd.withLearningRate(0.5).momentum(0.9))
                .batchSize(samples)
                .epochs(500)
                .shuffle(false)
                .build();
    }

    /** Trains and prints the losses, then the test accuracy. */
    public static void main(String[] args) {
        Split data = data();
        DigitsSoftmaxTrainer trainer = trainer(data.train().size());
        System.out.print(trainer.model().summary());
        LossCurve.of(trainer, data.train(), REFERENCE).print(REFERENCE);
        System.out.println("PyTorch's test accuracy 0.9528 (343 of 360)");
        System.out.printf("test accuracy %.4f%n", trainer.score(data.test()).metrics().get("accuracy"));
    }
}
