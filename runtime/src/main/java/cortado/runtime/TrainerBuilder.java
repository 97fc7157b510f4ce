package cortado.runtime;

import cortado.runtime.augmentation.Augmentation;
import cortado.runtime.metrics.Metric;
import cortado.runtime.optimizer.Adam;
import cortado.runtime.optimizer.GradientClip;
import cortado.runtime.optimizer.Optimizer;
import cortado.runtime.training.EarlyStopping;
import cortado.runtime.training.TrainingListener;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Collects how a network is to be trained. Generated builders extend it.
 *
 * @param <T> the trainer that is built
 * @param <B> the generated builder itself
 */
public abstract class TrainerBuilder<T extends Trainer<?>, B extends TrainerBuilder<T, B>> {
    private final Description description;
    private final Map<String, Double> settings = new LinkedHashMap<>();
    private final List<TrainingListener> listeners = new ArrayList<>();
    private Optimizer optimizer = Adam.withLearningRate(1e-3);
    private GradientClip clip = GradientClip.none();
    private int batchSize = 32;
    private int epochs = 10;
    private Optional<Augmentation> augmentation = Optional.empty();
    private boolean shuffle = true;
    private long seed;
    private Optional<List<Metric>> metrics = Optional.empty();
    private Optional<EarlyStopping> earlyStopping = Optional.empty();
    private Optional<Path> checkpoints = Optional.empty();
    private int threads = Runtime.getRuntime().availableProcessors();

    protected TrainerBuilder(Description description) {
        this.description = description;
    }

    /** Returns this. */
    protected abstract B self();

    /** Returns a trainer with these options. */
    public abstract T build();

    /** Returns what was collected. */
    public final TrainerOptions options() {
        return new TrainerOptions(
                optimizer, clip, batchSize, epochs, augmentation, shuffle, seed, threads, metrics, listeners,
                earlyStopping, checkpoints, settings);
    }

    /** Returns what is known of the network. */
    public final Description description() {
        return description;
    }

    /** Sets the optimizer; the default is Adam with the learning rate 0.001. */
    public final B optimizer(Optimizer optimizer) {
        this.optimizer = optimizer;
        return self();
    }

    /** Sets how gradients are clipped; the default is not at all. */
    public final B clip(GradientClip clip) {
        this.clip = clip;
        return self();
    }

    /** Sets the number of samples of a step; the default is 32. */
    public final B batchSize(int batchSize) {
        this.batchSize = atLeastOne("batch size", batchSize);
        return self();
    }

    /** Sets how often all samples are seen; the default is 10. */
    public final B epochs(int epochs) {
        this.epochs = atLeastOne("number of epochs", epochs);
        return self();
    }

    /**
     * Changes images at random before {@code fit} learns from them, in a thread of its own that works ahead. Results do
     * not depend on when it runs. The default is to learn from the images as they are.
     */
    public final B augmentation(Augmentation augmentation) {
        this.augmentation = Optional.of(augmentation);
        return self();
    }

    /** Sets whether each epoch has a random order of its own; the default is true. */
    public final B shuffle(boolean shuffle) {
        this.shuffle = shuffle;
        return self();
    }

    /** Sets what decides first values, order of samples, their augmentation and dropped units; the default is 0. */
    public final B seed(long seed) {
        this.seed = seed;
        return self();
    }

    /**
     * Sets the most threads that a step is shared among; the default is the number of processors. Results do not depend
     * on it.
     */
    public final B threads(int threads) {
        this.threads = atLeastOne("number of threads", threads);
        return self();
    }

    /** Sets what is measured after each epoch, instead of what suits the loss. */
    public final B metrics(Metric... metrics) {
        this.metrics = Optional.of(List.of(metrics));
        return self();
    }

    /** Adds somebody who watches training. */
    public final B listener(TrainingListener listener) {
        listeners.add(listener);
        return self();
    }

    /** Ends training when a value stops getting better; the default is to run all epochs. */
    public final B earlyStopping(EarlyStopping earlyStopping) {
        this.earlyStopping = Optional.of(earlyStopping);
        return self();
    }

    /**
     * Saves training in a folder after each epoch and when it is told to stop, and goes on from what the folder holds,
     * with the bits of a training that was never interrupted. The default is not to.
     */
    public final B checkpoints(Path folder) {
        checkpoints = Optional.of(folder);
        return self();
    }

    /**
     * Changes a number of the network, such as {@code ("hidden.dropout", 0.3)}.
     *
     * @throws IllegalArgumentException if the network has no such setting
     */
    public final B setting(String key, double value) {
        if (description.userSettings().stream().noneMatch(setting -> setting.key().equals(key))) {
            throw NearMiss.unknown("setting", key, description.userSettings(), Setting::key);
        }
        settings.put(key, value);
        return self();
    }

    private static int atLeastOne(String what, int value) {
        if (value < 1) {
            throw new IllegalArgumentException("the " + what + " is at least 1, not " + value);
        }
        return value;
    }
}
