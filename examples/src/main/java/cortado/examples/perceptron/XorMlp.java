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

    /** Returns a trainer that sees all four points three hundred times, all of them in each step. */
    static XorMlpTrainer trainer(long seed) {
        return XorMlpTrainer.builder()
                .optimizer(Adam.withLearningRate(0.05))
                .batchSize(4)
                .epochs(300)
                .seed(seed)
                .build();
    }

    /** Trains and prints what becomes of each point. */
    public static void main(String[] args) {
        XorMlpTrainer trainer = trainer(1);
        System.out.print(trainer.model().summary());
        trainer.fit(Xor.points(0, 1));
        float[] scores = trainer.model().predict(Xor.coordinates());
        Xor.print(scores);
        System.out.println("possible with a hidden layer: 4 of 4");
        System.out.println("right " + Xor.right(scores) + " of 4");
    }
}
