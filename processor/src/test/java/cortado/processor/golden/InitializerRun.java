package cortado.processor.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cortado.runtime.TrainerBuilder;
import java.util.List;

/** The first values of a compiled network's parameters, over some seeds, against what a case expects of them. */
final class InitializerRun {
    private static final int SEEDS = 8;

    private final Attributes expected;
    private double sum;
    private double squares;
    private double most;
    private int count;

    private InitializerRun(Attributes expected) {
        this.expected = expected;
    }

    static void check(GoldenCase golden, TrainerBuilder<?, ?> builder) {
        List<Attributes> expected = new InitializerNetwork(golden).expected();
        List<InitializerRun> runs = expected.stream().map(InitializerRun::new).toList();
        for (int seed = 0; seed < SEEDS; seed++) {
            var variables = builder.seed(seed).build().variables();
            for (int i = 0; i < runs.size(); i++) {
                runs.get(i).add(variables.get(InitializerNetwork.key(i, expected.get(i))));
            }
        }
        runs.forEach(InitializerRun::check);
    }

    private void add(float[] values) {
        for (float value : values) {
            sum += value;
            squares += (double) value * value;
            most = Math.max(most, Math.abs(value));
        }
        count += values.length;
    }

    /** Allows five standard errors, and a largest number that misses the bound once in e^10 times. */
    private void check() {
        double deviation = Double.parseDouble(expected.number("standard_deviation"));
        double mean = sum / count;
        assertEquals(0, mean, 5 * deviation / Math.sqrt(count), () -> "mean of " + expected);
        double found = Math.sqrt(squares / count - mean * mean);
        assertEquals(1, found / deviation, 5 / Math.sqrt(2.0 * count), () -> "standard deviation of " + expected);
        if (expected.has("uniform_bound")) {
            double bound = Double.parseDouble(expected.number("uniform_bound"));
            assertTrue(most <= (float) bound && most > (1 - 10.0 / count) * bound, () -> most + " for " + expected);
        } else {
            assertTrue(most > 3 * deviation, () -> most + " for " + expected);
        }
    }
}
