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

    /** Corrects by one point after the other, a hundred times round, and returns how many it then gets right. */
    static int learn(long seed) {
        var trainer = XorPerceptronTrainer.builder()
                .optimizer(Sgd.withLearningRate(1))
                .batchSize(1)
                .epochs(100)
                .shuffle(false)
                .seed(seed)
                .build();
        System.out.print(trainer.model().summary());
        trainer.fit(Xor.points(-1, 1));
        return Xor.judge(trainer.model().predict(Xor.coordinates()));
    }

    /** Trains and prints what becomes of each point. */
    public static void main(String[] args) {
        int right = learn(1);
        System.out.println("possible with one unit: at most 3 of 4");
        System.out.println("right " + right + " of 4");
    }
}
