package cortado.examples.regression;

import static cortado.Init.ZEROS;
import static cortado.Loss.SOFTMAX_CROSS_ENTROPY;

import cortado.Dense;
import cortado.Network;
import cortado.Tensor;
import cortado.examples.Tables;
import cortado.runtime.data.Split;
import cortado.runtime.optimizer.Sgd;
import java.util.Map;

/** Softmax regression: three species of iris from four lengths. */
@Network(input = 4, loss = SOFTMAX_CROSS_ENTROPY)
public abstract class IrisSoftmax {
    /** PyTorch's loss before some steps and after the last; of the 30 test samples it gets 28 right. */
    static final Map<Integer, Double> REFERENCE = Map.of(
            0, 1.098612, 1, 1.003705, 10, 0.354752, 100, 0.105287, 300, 0.068282);

    @Dense(units = 3, init = ZEROS)
    abstract Tensor scores(Tensor lengths);

    /** Returns the lengths, each with mean 0 and deviation 1. */
    static Split data() {
        return Tables.standardized("iris");
    }

    /** Returns a trainer that takes 300 steps of gradient descent with momentum, each with all samples. */
    static IrisSoftmaxTrainer trainer(int samples) {
        return IrisSoftmaxTrainer.builder()
                .optimizer(Sgd.withLearningRate(0.1).momentum(0.9))
                .batchSize(samples)
                .epochs(300)
                .shuffle(false)
                .build();
    }

    /** Trains and prints the losses, then the test accuracy. */
    public static void main(String[] args) {
        Split data = data();
        IrisSoftmaxTrainer trainer = trainer(data.train().size());
        System.out.print(trainer.model().summary());
        LossCurve.of(trainer, data.train(), REFERENCE).print(REFERENCE);
        System.out.println("PyTorch's test accuracy 0.9333 (28 of 30)");
        System.out.printf("test accuracy %.4f%n", trainer.score(data.test()).metrics().get("accuracy"));
    }
}
