package cortado.runtime.training;

import cortado.runtime.metrics.Metric;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Ends training when a value has not become better for some epochs, and can bring back the parameters of the best one
 * (Prechelt, "Early stopping - but when?", 1998).
 *
 * @param value          name of a metric, {@link History#LOSS} or {@link History#VALIDATION_LOSS}
 * @param higherIsBetter whether larger values are better
 * @param patience       how many epochs without improvement are let pass before the stop, from 0
 * @param minDelta       how much better than the best a value must be to count, from 0
 * @param restoresBest   whether training ends with the best epoch's parameters instead of the last one's
 */
public record EarlyStopping(String value, boolean higherIsBetter, int patience, double minDelta,
                            boolean restoresBest) {
    /** Refuses a negative patience or delta. */
    public EarlyStopping {
        if (patience < 0 || !(minDelta >= 0)) {
            throw new IllegalArgumentException("found patience " + patience + " and minimum delta " + minDelta
                    + ", expected 0 or more for both");
        }
    }

    /** Watches a metric with patience 5, and restores the best. */
    public static EarlyStopping on(Metric metric) {
        return new EarlyStopping(metric.name(), metric.higherIsBetter(), 5, 0, true);
    }

    /** Watches the validation loss with patience 5, and restores the best. */
    public static EarlyStopping onValidationLoss() {
        return new EarlyStopping(History.VALIDATION_LOSS, false, 5, 0, true);
    }

    /** Lets pass another number of epochs. */
    public EarlyStopping withPatience(int epochs) {
        return new EarlyStopping(value, higherIsBetter, epochs, minDelta, restoresBest);
    }

    /** Demands larger improvements. */
    public EarlyStopping withMinDelta(double delta) {
        return new EarlyStopping(value, higherIsBetter, patience, delta, restoresBest);
    }

    /** Ends with the last epoch's parameters. */
    public EarlyStopping withoutRestoring() {
        return new EarlyStopping(value, higherIsBetter, patience, minDelta, false);
    }

    /** Starts to watch a training. */
    public Watch watch() {
        return new Watch();
    }

    /** Watches one training: its best epoch so far and that epoch's parameters. */
    public final class Watch {
        private double best = Double.NaN;
        private int bestEpoch;
        private int waited;
        private float[][] bestParameters = {};

        private Watch() {}

        /** Goes on where another watch was; its best parameters come with {@link #keep}. */
        void resume(double best, int bestEpoch, int waited) {
            this.best = best;
            this.bestEpoch = bestEpoch;
            this.waited = waited;
        }

        /**
         * Takes an epoch's result and, if it is the best, a copy of the parameters.
         *
         * @param epoch      what the epoch gave
         * @param parameters all arrays that make up the model, running statistics too; the same sizes every time
         * @return whether training should go on
         * @throws IllegalArgumentException if the epoch does not have the value
         */
        public boolean goesOnAfter(History.Epoch epoch, float[]... parameters) {
            double reached = valueOf(epoch);
            if (isBetter(reached)) {
                best = reached;
                bestEpoch = epoch.epoch();
                waited = 0;
                keep(parameters);
            } else {
                waited++;
            }
            return !isOver();
        }

        /** Returns whether more epochs than are let pass went without improvement. */
        boolean isOver() {
            return waited > patience;
        }

        private double valueOf(History.Epoch epoch) {
            OptionalDouble found = epoch.value(value);
            return found.orElseThrow(() -> new IllegalArgumentException("found no '" + value + "' in epoch "
                    + epoch.epoch() + ", expected it for early stopping: add the metric or validation data"));
        }

        /** NaN is never better; anything else is better than nothing. */
        private boolean isBetter(double reached) {
            if (Double.isNaN(best)) {
                return !Double.isNaN(reached);
            }
            return higherIsBetter ? reached > best + minDelta : reached < best - minDelta;
        }

        /** Copies the best epoch's parameters, unless they are not to be restored. */
        void keep(float[]... parameters) {
            if (!restoresBest) {
                return;
            }
            if (bestParameters.length == 0) {
                bestParameters = new float[parameters.length][];
            }
            for (int i = 0; i < parameters.length; i++) {
                bestParameters[i] = parameters[i].clone();
            }
        }

        /** Puts the best epoch's parameters into the arrays, unless that is not wanted or there was no such epoch. */
        public void restore(float[]... parameters) {
            for (int i = 0; i < bestParameters.length; i++) {
                System.arraycopy(bestParameters[i], 0, parameters[i], 0, bestParameters[i].length);
            }
        }

        /** Returns copies of the best epoch's parameters; none before the first or if they are not to be restored. */
        public List<float[]> bestParameters() {
            return Arrays.stream(bestParameters).map(float[]::clone).toList();
        }

        /** Returns the best value so far; NaN before the first. */
        public double best() {
            return best;
        }

        /** Returns the number of the best epoch; 0 before the first. */
        public int bestEpoch() {
            return bestEpoch;
        }

        /** Returns how many epochs have passed since the best. */
        public int waited() {
            return waited;
        }
    }
}
