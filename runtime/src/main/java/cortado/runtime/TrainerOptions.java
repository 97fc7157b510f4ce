package cortado.runtime;

import cortado.runtime.optimizer.GradientClip;
import cortado.runtime.optimizer.Optimizer;
import java.util.Map;

/**
 * How a network is trained.
 *
 * @param batchSize samples of a step; the last step of an epoch takes what is left
 * @param epochs how often all samples are seen
 * @param seed decides first values, order of samples and dropped units
 * @param threads the most threads that a step is shared among; the bits do not depend on it
 * @param settings settings of the network by key, where they differ from the declaration
 */
public record TrainerOptions(
        Optimizer optimizer,
        GradientClip clip,
        int batchSize,
        int epochs,
        long seed,
        int threads,
        Map<String, Float> settings) {
    public TrainerOptions {
        settings = Map.copyOf(settings);
    }
}
