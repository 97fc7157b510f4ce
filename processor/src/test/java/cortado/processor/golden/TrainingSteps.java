package cortado.processor.golden;

import cortado.runtime.Mode;
import cortado.runtime.Trainer;
import cortado.runtime.data.Dataset;
import cortado.runtime.optimizer.GradientNorm;
import cortado.runtime.training.ReferenceTraining;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Steps of training on one batch, in one of both precisions. */
sealed interface TrainingSteps {
    /** Takes a step and returns the loss before it. */
    double step(double learningRate);

    /** The norm of the gradients of the last step, before clipping. */
    double gradientNorm();

    /** The loss at the present parameters. */
    double loss();

    /** The present parameters and states. */
    Map<String, double[]> variables(Collection<String> keys);

    /** Steps of the vectorised program. */
    final class InFloat implements TrainingSteps {
        private final Trainer<?> trainer;
        private final Dataset batch;
        private double norm;

        InFloat(Trainer<?> trainer, Dataset batch) {
            this.trainer = trainer;
            this.batch = batch;
        }

        @Override
        public double step(double learningRate) {
            norm = GradientNorm.norm(trainer.evaluate(batch, Mode.TRAINING).gradients().values().stream()
                    .flatMapToDouble(Arrays::stream).toArray());
            return trainer.step(batch, learningRate);
        }

        @Override
        public double gradientNorm() {
            return norm;
        }

        @Override
        public double loss() {
            return trainer.evaluate(batch, Mode.TRAINING).loss();
        }

        @Override
        public Map<String, double[]> variables(Collection<String> keys) {
            var values = new HashMap<String, double[]>();
            for (String key : keys) {
                float[] floats = trainer.variables().get(key);
                double[] wide = new double[floats.length];
                Arrays.setAll(wide, i -> floats[i]);
                values.put(key, wide);
            }
            return values;
        }
    }

    /** Steps of the reference twin. */
    record InDouble(ReferenceTraining training) implements TrainingSteps {
        @Override
        public double step(double learningRate) {
            return training.step(learningRate);
        }

        @Override
        public double gradientNorm() {
            return training.gradientNorm();
        }

        @Override
        public double loss() {
            return training.loss();
        }

        @Override
        public Map<String, double[]> variables(Collection<String> keys) {
            var values = new HashMap<>(training.parameters());
            values.putAll(training.states());
            return values;
        }
    }
}
