package cortado.examples.perceptron;

import cortado.Dense;
import cortado.Network;
import cortado.Target;
import cortado.Tensor;
import cortado.runtime.optimizer.Sgd;

/**
 * Rosenblatt's perceptron on exclusive or, which no straight line solves: at most three of the four points come out
 * right.
 *
 * <p>His rule, "correct the weights by each point that is on the wrong side", is gradient descent with rate 1 on
 * {@code max(0, -t x)}, for targets t of -1 and 1.
 */
@Network(input = 2, batch = 4)
public abstract class XorPerceptron {
    @Dense(units = 1)
    abstract Tensor score(Tensor point);

    Tensor loss(Tensor score, @Target Tensor side) {
        return score.times(side).negate().relu().sum();
    }

    /** Returns a trainer that corrects by one point after the other, a hundred times round. */
    static XorPerceptronTrainer trainer(long seed) {
        return XorPerceptronTrainer.builder()
                .optimizer(Sgd.withLearningRate(1))
                .batchSize(1)
                .epochs(100)
                .shuffle(false)
                .seed(seed)
                .build();
    }

    /** Trains and prints what becomes of each point. */
    public static void main(String[] args) {
        XorPerceptronTrainer trainer = trainer(1);
        System.out.print(trainer.model().summary());
        trainer.fit(Xor.points(-1, 1));
        float[] scores = trainer.model().predict(Xor.coordinates());
        Xor.print(scores);
        System.out.println("possible with one unit: at most 3 of 4");
        System.out.println("right " + Xor.right(scores) + " of 4");
    }
}
