package cortado.examples.regression;

import static cortado.Init.ZEROS;
import static cortado.Loss.MEAN_SQUARED_ERROR;

import cortado.Dense;
import cortado.Network;
import cortado.Tensor;
import cortado.examples.Tables;
import cortado.runtime.data.Split;
import cortado.runtime.optimizer.Sgd;

/**
 * Linear regression: how far diabetes progressed in a year, from ten measurements. Gradient descent finds what
 * {@link LeastSquares} computes at once.
 */
@Network(input = 10, loss = MEAN_SQUARED_ERROR)
public abstract class DiabetesLinear {
    /** Mean squared error of scikit-learn's least squares on the test samples. */
    static final double REFERENCE = 0.418897;

    @Dense(units = 1, init = ZEROS)
    abstract Tensor progression(Tensor measurements);

    /** Returns measurements and progression, each with mean 0 and deviation 1. */
    static Split data() {
        return Tables.standardized("diabetes", "input", "progression");
    }

    /** Returns a trainer that takes 600 steps of gradient descent with momentum, each with all samples. */
    static DiabetesLinearTrainer trainer(int samples) {
        return DiabetesLinearTrainer.builder()
                .optimizer(Sgd.withLearningRate(0.3).momentum(0.9))
                .batchSize(samples)
                .epochs(600)
                .shuffle(false)
                .build();
    }

    /** Trains and prints the coefficients beside the exact ones, then the error on the test samples. */
    public static void main(String[] args) {
        Split data = data();
        DiabetesLinearTrainer trainer = trainer(data.train().size());
        System.out.print(trainer.model().summary());
        trainer.fit(data.train());
        float[] found = trainer.variables().get("progression.weight");
        double[] exact = LeastSquares.coefficients(data.train());
        System.out.println("coefficient  least squares");
        for (int i = 0; i < found.length; i++) {
            System.out.printf("%11.6f  %13.6f%n", found[i], exact[i]);
        }
        System.out.printf("scikit-learn's test mean squared error %.6f%n", REFERENCE);
        System.out.printf("test mean squared error %.6f%n", trainer.score(data.test()).loss());
    }
}
