package cortado.examples.graph;

import static cortado.Activation.RELU;
import static cortado.Init.KAIMING_NORMAL;

import cortado.Dense;
import cortado.Input;
import cortado.Network;
import cortado.Target;
import cortado.Tensor;
import cortado.Tokens;
import cortado.examples.Tables;
import cortado.runtime.cli.Progress;
import cortado.runtime.data.Dataset;
import cortado.runtime.data.Normalization;
import cortado.runtime.data.Split;
import cortado.runtime.optimizer.Adam;
import cortado.runtime.training.TrainingListener;

/**
 * Looks at two handwritten digits and answers two questions: what is their sum, and is the left one larger? Nobody
 * tells it which digits they are. One tower reads both pictures with the same weights; each answer has a head of its
 * own.
 */
@Network(batch = 32)
public abstract class TwoTowers {
    /** One tower for both sides: calling it twice shares its parameters. */
    abstract Tower tower();

    @Dense(units = 64, activation = RELU, init = KAIMING_NORMAL)
    abstract Tensor both(Tensor pair);

    @Dense(units = 19)
    abstract Tensor total(Tensor both);

    /** Without a bias, swapping the pictures turns the answer round exactly. */
    @Dense(units = 1, bias = false)
    abstract Tensor larger(Tensor difference);

    /**
     * The two answers.
     *
     * @param total  a score for each sum from 0 to 18
     * @param larger the log-odds that the left digit is larger
     */
    record Answers(Tensor total, Tensor larger) {}

    Answers forward(@Input(64) Tensor left, @Input(64) Tensor right) {
        Tensor a = tower().forward(left, 48);
        Tensor b = tower().forward(right, 48);
        return new Answers(total(both(Tensor.concat(0, a, b))), larger(a.minus(b)));
    }

    Tensor loss(Answers answers, @Target Tokens sum, @Target(shape = 1) Tensor leftIsLarger) {
        Tensor ofSum = answers.total().crossEntropy(sum);
        Tensor ofOrder = answers.larger().binaryCrossEntropyWithLogits(leftIsLarger);
        return ofSum.plus(ofOrder.times(0.5));
    }

    /** Returns pairs of training digits to learn from, and pairs of test digits to judge by. */
    static Split data() {
        Split digits = Tables.read("digits");
        digits = digits.normalized(Normalization.divideBy(16, digits.train()));
        return new Split(DigitPairs.of(digits.train(), 20_000, 1), DigitPairs.of(digits.test(), 2_000, 2));
    }

    /** Returns a trainer that sees all pairs ten times, 32 in a step. */
    static TwoTowersTrainer trainer(long seed, TrainingListener watcher) {
        return TwoTowersTrainer.builder()
                .optimizer(Adam.withLearningRate(1e-3))
                .batchSize(32)
                .epochs(10)
                .seed(seed)
                .listener(watcher)
                .build();
    }

    /** Returns how good a model's answers are. */
    static DigitPairs.Shares judge(TwoTowersModel model, Dataset pairs) {
        var answers = model.predict(DigitPairs.pixels(pairs, "left"), DigitPairs.pixels(pairs, "right"));
        return DigitPairs.judge(pairs, answers.total(), answers.larger());
    }

    /** Trains and prints how often each answer is right. */
    public static void main(String[] args) {
        Split data = data();
        TwoTowersTrainer trainer = trainer(1, Progress.on(System.out, "TwoTowers"));
        System.out.print(trainer.model().summary());
        trainer.fit(data.train());
        DigitPairs.Shares shares = judge(trainer.model(), data.test());
        System.out.println("two digits read on their own, each right with 0.9639: both right 0.9291");
        System.out.printf("test accuracy of the order %.4f%n", shares.order());
        System.out.printf("test accuracy of the sum %.4f%n", shares.sum());
    }
}
