package cortado.runtime.training;

import cortado.runtime.Mode;
import cortado.runtime.TrainerOptions;
import cortado.runtime.TrainingProgram;
import cortado.runtime.Variables;
import cortado.runtime.data.Batches;
import cortado.runtime.parallel.Workers;
import cortado.runtime.random.RandomKey;
import cortado.runtime.random.Stream;

/** Takes training steps with one program. A step allocates nothing. */
public final class Learner {
    private final TrainingProgram program;
    private final Variables variables;
    private final GradientStep gradients;
    private final Progress progress;
    private final double learningRate;
    private final long key;

    /** Goes on from the given progress. */
    public Learner(
            TrainingProgram program, Variables variables, Progress progress, TrainerOptions options, Workers workers) {
        this.program = program;
        this.variables = variables;
        this.progress = progress;
        gradients = new GradientStep(program.gradients(), variables, progress.optimizer(), options.clip(), workers);
        learningRate = options.optimizer().learningRate();
        key = key(options.seed());
    }

    /** Returns the key that all steps' random keys derive from. */
    private static long key(long seed) {
        return RandomKey.of(seed).with(Stream.DROPOUT).value();
    }

    /** Returns the random key of the step that follows {@code steps} others. */
    public static long stepKey(long seed, long steps) {
        return RandomKey.with(key(seed), steps);
    }

    /** Returns the largest number of samples of a step. */
    public int capacity() {
        return program.capacity();
    }

    /** Returns how far training has come. */
    Progress progress() {
        return progress;
    }

    /** Returns the program. */
    TrainingProgram program() {
        return program;
    }

    /** Returns the variables. */
    Variables variables() {
        return variables;
    }

    /** Returns the learning rate of the next step. */
    double learningRate() {
        return learningRate;
    }

    /**
     * Refuses to learn from batches of this size if a layer needs more samples.
     *
     * @param where which batch it is, such as {@code the last batch of each epoch}
     */
    void requireEnough(int samples, String where) {
        if (samples == 1) {
            program.layerOfSeveralSamples().ifPresent(layer -> {
                throw new IllegalArgumentException("found one sample in " + where + ", expected two at least, for"
                        + " layer '" + layer + "' divides by the batch's deviation: take another batch size");
            });
        }
    }

    /**
     * Learns from the current batch and returns its loss before the update.
     *
     * @throws IllegalArgumentException if there is one sample, but a layer needs more
     * @throws NonFiniteException if loss or gradients are not finite; then nothing was updated
     */
    public float step(Feed feed, Batches batches) {
        return step(feed, batches, learningRate);
    }

    /** The same at another learning rate than the optimizer's. */
    public float step(Feed feed, Batches batches, double learningRate) {
        requireEnough(batches.samples(), "a batch");
        variables.mode(Mode.TRAINING);
        feed.fill(program, batches);
        program.key(RandomKey.with(key, progress.steps()));
        float loss = program.step(batches.samples());
        if (!Float.isFinite(loss) || !gradients.isFinite()) {
            throw new Diagnosis(program, variables).of(feed, batches, progress.steps() + 1, loss);
        }
        gradients.update(progress.nextStep(), learningRate);
        program.update();
        return loss;
    }
}
