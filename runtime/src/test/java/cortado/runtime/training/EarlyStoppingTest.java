package cortado.runtime.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cortado.runtime.metrics.Accuracy;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class EarlyStoppingTest {
    private final float[] weights = new float[2];
    private final float[] statistics = new float[1];

    private static History.Epoch epoch(int number, double validationLoss, double accuracy) {
        return new History.Epoch(number, 0, OptionalDouble.of(validationLoss), Map.of("accuracy", accuracy), 1, 1, 1);
    }

    /** Trains with these values until the stop or their end, and returns the number of epochs. */
    private int run(EarlyStopping.Watch watch, double... values) {
        for (int number = 1; number <= values.length; number++) {
            weights[1] = number;
            statistics[0] = -number;
            if (!watch.goesOnAfter(epoch(number, values[number - 1], values[number - 1]), weights, statistics)) {
                return number;
            }
        }
        return values.length;
    }

    @Test
    void stopsWhenPatienceIsUsedUpAndRestoresTheBest() {
        EarlyStopping.Watch watch = EarlyStopping.onValidationLoss().withPatience(2).watch();
        assertEquals(6, run(watch, 3, 2, 1, 1, 1.5, 1.2, 0));
        assertEquals(1, watch.best());
        assertEquals(3, watch.bestEpoch());
        assertEquals(3, watch.waited());
        watch.restore(weights, statistics);
        assertArrayEquals(new float[] {0, 3}, weights);
        assertArrayEquals(new float[] {-3}, statistics);
    }

    @Test
    void followsTheMetricsDirection() {
        EarlyStopping.Watch watch = EarlyStopping.on(new Accuracy()).withPatience(0).watch();
        assertEquals(4, run(watch, 0.1, 0.2, 0.3, 0.3, 0.9));
        assertEquals(0.3, watch.best());
    }

    @Test
    void smallImprovementsDoNotCount() {
        EarlyStopping stopping = EarlyStopping.onValidationLoss().withPatience(1).withMinDelta(0.5);
        assertEquals(4, run(stopping.watch(), 3, 2, 1.75, 1.5, 0));
        assertEquals(3, run(stopping.watch(), 3, 2, 1.25));
    }

    @Test
    void canEndWithTheLast() {
        EarlyStopping.Watch watch = EarlyStopping.onValidationLoss().withPatience(0).withoutRestoring().watch();
        run(watch, 1, 2);
        watch.restore(weights, statistics);
        assertArrayEquals(new float[] {0, 2}, weights);
    }

    @Test
    void notANumberIsNeverBetter() {
        EarlyStopping.Watch watch = EarlyStopping.onValidationLoss().withPatience(1).watch();
        assertEquals(4, run(watch, Double.NaN, 5, Double.NaN, Double.NaN, 1));
        assertEquals(2, watch.bestEpoch());
        EarlyStopping.Watch never = EarlyStopping.onValidationLoss().withPatience(1).watch();
        assertEquals(2, run(never, Double.NaN, Double.NaN, Double.NaN));
        never.restore(weights, statistics);
        assertArrayEquals(new float[] {0, 2}, weights);
    }

    @Test
    void eachTrainingIsWatchedAnew() {
        EarlyStopping stopping = EarlyStopping.onValidationLoss().withPatience(1);
        assertEquals(3, run(stopping.watch(), 1, 2, 3));
        assertEquals(3, run(stopping.watch(), 4, 5, 6));
    }

    @Test
    void refusesWhatCannotBeWatched() {
        EarlyStopping missing = new EarlyStopping("r2", true, 1, 0, true);
        assertThrows(IllegalArgumentException.class, () -> run(missing.watch(), 1));
        assertThrows(IllegalArgumentException.class, () -> missing.withPatience(-1));
        assertThrows(IllegalArgumentException.class, () -> missing.withMinDelta(Double.NaN));
    }
}
