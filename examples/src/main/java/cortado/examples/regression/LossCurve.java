package cortado.examples.regression;

import cortado.runtime.Trainer;
import cortado.runtime.data.Dataset;
import cortado.runtime.training.History;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Losses before some steps of a training that takes all samples in every step.
 *
 * @param losses by the number of steps that were taken before
 */
record LossCurve(SortedMap<Integer, Double> losses) {
    LossCurve {
        losses = Collections.unmodifiableSortedMap(new TreeMap<>(losses));
    }

    /** Trains, and keeps the losses that a reference has too. */
    static LossCurve of(Trainer<?> trainer, Dataset train, Map<Integer, Double> reference) {
        History history = trainer.fit(train);
        SortedMap<Integer, Double> losses = new TreeMap<>();
        for (int step : reference.keySet()) {
            losses.put(step, step < history.epochs().size()
                    ? history.epochs().get(step).trainingLoss()
                    : trainer.score(train).loss());
        }
        return new LossCurve(losses);
    }

    /** Prints a table with both. */
    void print(Map<Integer, Double> reference) {
        System.out.println("before step      loss   reference");
        losses.forEach((step, loss) ->
                System.out.printf(Locale.ROOT, "%11d  %.6f    %.6f%n", step, loss, reference.get(step)));
    }
}
