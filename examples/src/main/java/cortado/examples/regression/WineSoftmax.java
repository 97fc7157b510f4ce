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

/** Softmax regression: three cultivars of wine from thirteen chemical measurements. */
@Network(input = 13, loss = SOFTMAX_CROSS_ENTROPY)
public abstract class WineSoftmax {
    /** PyTorch's loss before some steps and after the last; of the 36 test samples it gets 35 right. */
    static final Map<Integer, Double> REFERENCE = Map.of(
            0, 1.098612, 1, 0.932124, 10, 0.094426, 100, 0.0111134, 300, 0.00625969);

    @Dense(units = 3, init = ZEROS)
    abstract Tensor scores(Tensor measurements);

    /** Returns the measurements, each with mean 0 and deviation 1. */
    static Split data() {
        return Tables.standardized("wine");
    }

    /** Returns a trainer that takes 300 steps of gradient descent with momentum, each with all samples. */
    static WineSoftmaxTrainer trainer(int samples) {
        return WineSoftmaxTrainer.builder()
                .optimizer(Sgd.withLearningRate(0.1).momentum(0.9))
                .batchSize(samples)
                .epochs(300)
                .shuffle(false)
                .build();
    }

    /** Trains and prints the losses, then the test accuracy. */
    public static void main(String[] args) {
        Split data = data();
        WineSoftmaxTrainer trainer = trainer(data.train().size());
        System.out.print(trainer.model().summary());
        LossCurve.of(trainer, data.train(), REFERENCE).print(REFERENCE);
        System.out.println("PyTorch's test accuracy 0.9722 (35 of 36)");
        System.out.printf("test accuracy %.4f%n", trainer.score(data.test()).metrics().get("accuracy"));
    }
}
