package cortado.examples.study;

import cortado.runtime.Trainer;
import cortado.runtime.data.Split;
import java.util.Locale;
import java.util.function.LongFunction;
import java.util.stream.DoubleStream;

/** Trains a network with the seeds 1, 2, ... and prints a table of its test accuracies. */
final class Seeds {
    private Seeds() {}

    /** Prints a line for each seed, then mean and standard deviation (of the sample) beside the reference. */
    static void table(int seeds, Split data, LongFunction<? extends Trainer<?>> trainers, String reference) {
        System.out.println("seed  training loss  test accuracy  seconds");
        double[] accuracies = new double[seeds];
        for (int i = 0; i < seeds; i++) {
            accuracies[i] = run(i + 1, data, trainers.apply(i + 1));
        }
        double mean = DoubleStream.of(accuracies).average().orElseThrow();
        double squares = DoubleStream.of(accuracies).map(a -> (a - mean) * (a - mean)).sum();
        System.out.println("PyTorch: " + reference);
        System.out.printf(Locale.ROOT, "mean %.4f, deviation %.4f%n", mean, Math.sqrt(squares / (seeds - 1)));
    }

    private static double run(int seed, Split data, Trainer<?> trainer) {
        long start = System.nanoTime();
        double loss = trainer.fit(data.train()).last().trainingLoss();
        double seconds = (System.nanoTime() - start) * 1e-9;
        double accuracy = trainer.score(data.test()).metrics().get("accuracy");
        System.out.printf(Locale.ROOT, "%4d  %13.4f  %13.4f  %7.1f%n", seed, loss, accuracy, seconds);
        return accuracy;
    }
}
