package cortado.examples.perceptron;

import static cortado.Activation.TANH;
import static cortado.Loss.BINARY_CROSS_ENTROPY_WITH_LOGITS;

import cortado.Dense;
import cortado.Network;
import cortado.Tensor;
import cortado.runtime.optimizer.Adam;

/** Exclusive or with one hidden layer, which bends the plane until a straight line is enough. */
@Network(input = 2, batch = 4, loss = BINARY_CROSS_ENTROPY_WITH_LOGITS)
public abstract class XorMlp {
    @Dense(units = 8, activation = TANH)
    abstract Tensor hidden(Tensor point);

    @Dense(units = 1)
    abstract Tensor score(Tensor hidden);

    /** Trains on all four points in every step, and returns how many it then gets right. */
    static int learn(long seed) {
        var trainer = XorMlpTrainer.builder()
                .optimizer(Adam.withLearningRate(0.05))
                .batchSize(4)
                .epochs(300)
                .seed(seed)
                .build();
        System.out.print(trainer.model().summary());
        trainer.fit(Xor.points(0, 1));
        return Xor.judge(trainer.model().predict(Xor.coordinates()));
    }

    /** Trains and prints what becomes of each point. */
    public static void main(String[] args) {
        int right = learn(1);
        System.out.println("possible with a hidden layer: 4 of 4");
        System.out.println("right " + right + " of 4");
    }
}
