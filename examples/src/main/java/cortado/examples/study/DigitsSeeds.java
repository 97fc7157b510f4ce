package cortado.examples.study;

import cortado.examples.mlp.Digits;
import cortado.runtime.training.TrainingListener;

/** The digits network with ten seeds. */
public final class DigitsSeeds {
    private DigitsSeeds() {}

    /** Prints the table. */
    public static void main(String[] args) {
        Seeds.table(10, Digits.data(), seed -> Digits.trainer(seed, new TrainingListener() {}),
                "mean 0.9639, deviation 0.0072");
    }
}
