package cortado.runtime;

import cortado.runtime.augmentation.Augmentation;
import cortado.runtime.metrics.Metric;
import cortado.runtime.optimizer.GradientClip;
import cortado.runtime.optimizer.Optimizer;
import cortado.runtime.training.EarlyStopping;
import cortado.runtime.training.TaskMetrics;
import cortado.runtime.training.TrainingListener;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a network is trained.
 *
 * @param batchSize samples of a step; the last step of an epoch takes what is left
 * @param epochs how often all samples are seen
 * @param augmentation how images are changed before they are learned from; empty for not at all
 * @param shuffle whether each epoch has an order of its own, rather than that of the data
 * @param seed decides first values, order of samples, their augmentation and dropped units
 * @param threads the most threads that a step is shared among; the bits do not depend on it
 * @param metrics what is measured after each epoch; empty for what suits the loss
 * @param checkpoints a folder in which training is saved after each epoch, and from which it goes on
 * @param settings settings of the network by key, where they differ from the declaration
 */
public record TrainerOptions(
        Optimizer optimizer,
        GradientClip clip,
        int batchSize,
        int epochs,
        Optional<Augmentation> augmentation,
        boolean shuffle,
        long seed,
        int threads,
        Optional<List<Metric>> metrics,
        List<TrainingListener> listeners,
        Optional<EarlyStopping> earlyStopping,
        Optional<Path> checkpoints,
        Map<String, Double> settings) {
    public TrainerOptions {
        metrics = metrics.map(List::copyOf);
        listeners = List.copyOf(listeners);
        settings = Map.copyOf(settings);
    }

    /** Returns what is measured for a task. */
    public List<Metric> metricsFor(Task task) {
        return metrics.orElseGet(() -> TaskMetrics.of(task));
    }
}
