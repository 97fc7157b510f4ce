package cortado.examples.regression;

import static cortado.Init.ZEROS;
import static cortado.Loss.BINARY_CROSS_ENTROPY_WITH_LOGITS;

import cortado.Dense;
import cortado.Network;
import cortado.Tensor;
import cortado.examples.Tables;
import cortado.runtime.data.Split;
import cortado.runtime.optimizer.Sgd;
import java.util.Map;

/** Logistic regression: whether a tumour is benign (1) or malignant (0), from thirty measurements. */
@Network(input = 30, loss = BINARY_CROSS_ENTROPY_WITH_LOGITS)
public abstract class BreastCancerLogistic {
    /**
     * PyTorch's loss before some steps and after the last, by softmax regression with two scores and the rate 0.1. Only
     * the scores' difference matters: it takes steps of both, so one score with the rate 0.2 goes the same way.
     */
    static final Map<Integer, Double> REFERENCE = Map.of(
            0, 0.693147, 1, 0.408152, 10, 0.0899430, 100, 0.0590906, 300, 0.0519203);

    @Dense(units = 1, init = ZEROS)
    abstract Tensor score(Tensor measurements);

    /** Returns the measurements, each with mean 0 and deviation 1. */
    static Split data() {
        return Tables.standardized("breast_cancer");
    }

    /** Returns a trainer that takes 300 steps of gradient descent with momentum, each with all samples. */
    static BreastCancerLogisticTrainer trainer(int samples) {
        return BreastCancerLogisticTrainer.builder()
                .optimizer(Sgd.withLearningRate(0.2).momentum(0.9))
                .batchSize(samples)
                .epochs(300)
                .shuffle(false)
                .build();
    }

    /** Trains and prints the losses, then the test accuracy. */
    public static void main(String[] args) {
        Split data = data();
        BreastCancerLogisticTrainer trainer = trainer(data.train().size());
        System.out.print(trainer.model().summary());
        LossCurve.of(trainer, data.train(), REFERENCE).print(REFERENCE);
        System.out.println("PyTorch's test accuracy 0.9912 (113 of 114)");
        System.out.printf("test accuracy %.4f%n", trainer.score(data.test()).metrics().get("accuracy"));
    }
}
