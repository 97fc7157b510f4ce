package cortado.runtime;

import cortado.runtime.check.GradientCheck;
import cortado.runtime.check.GradientReport;
import cortado.runtime.data.Batches;
import cortado.runtime.data.Dataset;
import cortado.runtime.metrics.Metric;
import cortado.runtime.parallel.Workers;
import cortado.runtime.training.EarlyStopping;
import cortado.runtime.training.Feed;
import cortado.runtime.training.History;
import cortado.runtime.training.Learner;
import cortado.runtime.training.Progress;
import cortado.runtime.training.ReferenceTraining;
import cortado.runtime.training.Score;
import cortado.runtime.training.Scorer;
import cortado.runtime.training.TrainingCheckpoints;
import cortado.runtime.training.TrainingLoop;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Learns the parameters of a network. Generated classes extend it and supply the programs. Data that does not fit the
 * network is refused with a {@link cortado.runtime.data.DataException} before it is used. Not for several threads at
 * once.
 *
 * @param <M> the model that comes out
 */
public abstract class Trainer<M extends Model> {
    /** Samples of a batch where nothing is learned from. */
    private static final int SCORING_BATCH = 256;

    private final Description description;
    private final TrainerOptions options;
    private final Variables variables;
    private final Progress progress;
    private final AtomicBoolean stop = new AtomicBoolean();
    /** For single steps; grows to the largest batch asked for. */
    private Optional<Learner> learner = Optional.empty();

    /** Initialises the variables. */
    protected Trainer(Description description, TrainerOptions options) {
        this.description = description;
        this.options = options;
        variables = Variables.create(description);
        variables.initialize(options.seed());
        options.settings().forEach(variables::setting);
        progress = new Progress(options.optimizer().start(variables.parameterLength()));
    }

    /** Returns a new program of training steps of at most {@code capacity} samples over the given variables. */
    protected abstract TrainingProgram training(Variables variables, int capacity, Workers workers);

    /** Returns a new double twin for at most {@code capacity} samples. */
    protected abstract ReferenceProgram reference(int capacity);

    /** Returns a model over the given variables. */
    protected abstract M model(Variables variables);

    /** Returns what is known of the network. */
    public final Description description() {
        return description;
    }

    /**
     * Returns a table of layers, parameters, operations and bytes, these for batches of 1 and of the options' size,
     * what the optimizer keeps included.
     */
    public final String summary() {
        long kept = progress.optimizer().arrays().sequencedValues().stream().mapToLong(array -> array.length).sum();
        return Summary.of(description, options.batchSize(), Float.BYTES * kept);
    }

    /** Returns how the network is trained. */
    public final TrainerOptions options() {
        return options;
    }

    /** Returns the variables in their present state; they may be changed between steps. */
    public final Variables variables() {
        return variables;
    }

    /** Returns a model with the present values; training on does not change it. */
    public final M model() {
        Variables kept = variables.copy();
        kept.mode(Mode.EVALUATION);
        return model(kept);
    }

    /**
     * Trains for as many epochs as the options say. Called again, it goes on from where it was; the first time, from
     * the newest checkpoint if there is one.
     *
     * @return the epochs that were completed by this call
     * @throws cortado.runtime.io.CheckpointException if a checkpoint cannot be written, or the newest one was made with
     *     other options
     * @throws cortado.runtime.training.NonFiniteException if loss or gradients are not finite
     * @throws cortado.runtime.augmentation.AugmentationException if images could not be augmented, or the thread was
     *     interrupted while it waited for them
     */
    public final History fit(Dataset train) {
        return fit(new Feed(description, train), Optional.empty());
    }

    /** The same, with loss and metrics of data that is not learned from after each epoch. */
    public final History fit(Dataset train, Dataset validation) {
        return fit(new Feed(description, train), Optional.of(new Feed(description, validation)));
    }

    private History fit(Feed train, Optional<Feed> validation) {
        Optional<EarlyStopping.Watch> watch = options.earlyStopping().map(EarlyStopping::watch);
        Optional<TrainingCheckpoints> checkpoints = options.checkpoints().map(folder ->
                new TrainingCheckpoints(folder, variables, progress, watch, options, train.data().size()));
        if (progress.steps() == 0) {
            checkpoints.ifPresent(TrainingCheckpoints::restore);
        }
        int capacity = Math.min(options.batchSize(), train.data().size());
        try (Workers workers = Workers.of(options.threads())) {
            return new TrainingLoop(learner(capacity, workers), options, watch, checkpoints, stop::get)
                    .run(train, validation);
        } finally {
            stop.set(false);
        }
    }

    /** Asks {@code fit}, which runs on another thread, to save a checkpoint and return after the step that it is at. */
    public final void stop() {
        stop.set(true);
    }

    private Learner learner(int capacity, Workers workers) {
        return new Learner(training(variables, capacity, workers), variables, progress, options, workers);
    }

    /**
     * Takes one training step on all samples of a batch and returns their loss before it.
     *
     * @throws cortado.runtime.training.NonFiniteException if loss or gradients are not finite; then nothing was updated
     */
    public final float step(Dataset batch) {
        return step(batch, options.optimizer().learningRate());
    }

    /** The same at another learning rate than the optimizer's. */
    public final float step(Dataset batch, double learningRate) {
        Learner fitting = learner.filter(kept -> kept.capacity() >= batch.size())
                .orElseGet(() -> learner(batch.size(), Workers.of(1)));
        learner = Optional.of(fitting);
        return fitting.step(new Feed(description, batch), whole(batch), learningRate);
    }

    private static Batches whole(Dataset batch) {
        Batches batches = Batches.inOrder(batch, batch.size());
        batches.next();
        return batches;
    }

    /**
     * Returns loss and metrics on data that is not learned from. Those that suit the loss apply if no metrics are
     * given.
     */
    public final Score score(Dataset data, Metric... metrics) {
        Feed feed = new Feed(description, data);
        TrainingProgram program = training(variables, Math.min(SCORING_BATCH, data.size()), Workers.of(1));
        List<Metric> measured = metrics.length > 0 ? List.of(metrics) : options.metricsFor(description.task());
        return new Scorer(program, variables, measured).score(feed);
    }

    /** Returns outputs, loss and gradients of one batch in evaluation mode. Nothing is learned. */
    public final Evaluation evaluate(Dataset batch) {
        return evaluate(batch, Mode.EVALUATION);
    }

    /**
     * Returns outputs, loss and gradients of one batch, with the dropped units of the next step in training mode.
     * Nothing is learned.
     */
    public final Evaluation evaluate(Dataset batch, Mode mode) {
        Variables own = variables.copy();
        own.mode(mode);
        TrainingProgram program = training(own, batch.size(), Workers.of(1));
        new Feed(description, batch).fill(program, whole(batch));
        program.key(Learner.stepKey(options.seed(), progress.steps()));
        return Evaluation.of(program, batch.size(), own, mode);
    }

    /** Returns what {@link #evaluate(Dataset, Mode)} does, as the double twin computes it. */
    public final Evaluation evaluateReference(Dataset batch, Mode mode) {
        ReferenceProgram twin = twin(batch.size(), mode);
        new Feed(description, batch).fill(twin);
        return Evaluation.of(twin, batch.size(), description, mode);
    }

    private ReferenceProgram twin(int capacity, Mode mode) {
        Variables own = variables.copy();
        own.mode(mode);
        ReferenceProgram twin = reference(capacity);
        twin.assign(own);
        twin.key(Learner.stepKey(options.seed(), progress.steps()));
        return twin;
    }

    /**
     * Starts training on a batch in double precision, from the present variables. What this trainer has stays as it is.
     */
    public final ReferenceTraining trainReference(Dataset batch) {
        return new ReferenceTraining(
                variables, options, twin(batch.size(), Mode.TRAINING), new Feed(description, batch));
    }

    /**
     * Checks the gradients on a batch in training mode: the double twin's by finite differences, the float program's
     * against the twin's. Differences are taken beside the present parameters, at most 2^-8 away, since these may lie
     * on kinks of ReLU and its like; where kinks are too near still, a derivative is left out and counted. Differences
     * see through {@code stopGradient}, so a network that uses it on what it learns does not pass.
     */
    public final GradientReport checkGradients(Dataset batch) {
        ReferenceProgram twin = twin(batch.size(), Mode.TRAINING);
        return new GradientCheck(description, twin, new Feed(description, batch))
                .run(evaluateReference(batch, Mode.TRAINING), evaluate(batch, Mode.TRAINING));
    }
}
