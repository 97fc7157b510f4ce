package cortado.runtime.training;

import cortado.runtime.Port;
import cortado.runtime.TrainerOptions;
import cortado.runtime.augmentation.Augmentation;
import cortado.runtime.data.Batches;
import cortado.runtime.metrics.Metric;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;

/**
 * Epochs of training steps, each followed by validation where there is data for it, and by a checkpoint where there is
 * a folder for them.
 */
public final class TrainingLoop {
    private final Learner learner;
    private final Progress progress;
    private final TrainerOptions options;
    private final Optional<EarlyStopping.Watch> watch;
    private final Optional<TrainingCheckpoints> checkpoints;
    private final BooleanSupplier stop;
    private final List<Metric> metrics;
    private final Measures training;

    /**
     * Prepares to learn; the options' own metrics apply.
     *
     * @param watch ends the training early
     * @param stop asked before each step whether to end there
     */
    public TrainingLoop(
            Learner learner, TrainerOptions options, Optional<EarlyStopping.Watch> watch,
            Optional<TrainingCheckpoints> checkpoints, BooleanSupplier stop) {
        this.learner = learner;
        this.progress = learner.progress();
        this.options = options;
        this.watch = watch;
        this.checkpoints = checkpoints;
        this.stop = stop;
        metrics = options.metricsFor(learner.variables().description().task());
        training = new Measures(learner.variables().description(), metrics, learner.program().capacity());
    }

    /**
     * Runs as many epochs as the options say, after those that went before.
     *
     * @return the epochs that were completed
     * @throws NonFiniteException if loss or gradients are not finite; the variables are then those after the step
     *     before
     * @throws IllegalArgumentException if there is an augmentation, but no input that it can change; or if a batch has
     *     one sample, but a layer needs more
     * @throws cortado.runtime.augmentation.AugmentationException if it failed, or the thread was interrupted while it
     *     waited for images; the variables are then those after the step before
     */
    public History run(Feed train, Optional<Feed> validation) {
        int rest = train.data().size() % options.batchSize();
        learner.requireEnough(rest > 0 ? rest : options.batchSize(), "the last batch of each epoch");
        progress.begin();
        if (options.augmentation().isEmpty()) {
            return train(train, validation);
        }
        int input = AugmentedInput.port(learner.variables().description(), options.augmentation().get());
        try (Prefetch ahead = prefetch(train, input, options.augmentation().get())) {
            return train(train.with(input, ahead), validation);
        }
    }

    private Prefetch prefetch(Feed train, int input, Augmentation augmentation) {
        Port port = learner.variables().description().inputs().get(input);
        Batches ahead = batches(train);
        ahead.seek(progress.epochs(), progress.batches());
        var images = new AugmentedInput(port, train.data(), train.input(input), augmentation, options.seed());
        return new Prefetch(images, ahead, learner.program().capacity() * port.elements());
    }

    private History train(Feed train, Optional<Feed> validation) {
        Batches batches = batches(train);
        options.listeners().forEach(listener -> listener.started(options.epochs(), batches.perEpoch()));
        History history = epochs(train, validation, batches);
        options.listeners().forEach(TrainingListener::ended);
        return history;
    }

    private Batches batches(Feed train) {
        return options.shuffle()
                ? Batches.shuffled(train.data(), options.batchSize(), options.seed())
                : Batches.inOrder(train.data(), options.batchSize());
    }

    private History epochs(Feed train, Optional<Feed> validation, Batches batches) {
        History history = History.empty();
        boolean goesOn = watch.filter(EarlyStopping.Watch::isOver).isEmpty();
        while (goesOn && progress.epochsOfTraining() < options.epochs() && !stop.getAsBoolean()) {
            long start = System.nanoTime();
            if (!learn(train, validation.isEmpty(), batches)) {
                break;
            }
            progress.epochEnded();
            History.Epoch epoch = result(train, validation, (System.nanoTime() - start) * 1e-9);
            history = history.with(epoch);
            options.listeners().forEach(listener -> listener.epochEnded(epoch));
            goesOn = goesOnAfter(epoch);
            checkpoints.ifPresent(TrainingCheckpoints::save);
        }
        watch.ifPresent(w -> w.restore(learner.variables().parameters(), learner.variables().states()));
        return history;
    }

    private boolean goesOnAfter(History.Epoch epoch) {
        return watch.map(w -> w.goesOnAfter(epoch, learner.variables().parameters(), learner.variables().states()))
                .orElse(true);
    }

    private History.Epoch result(Feed train, Optional<Feed> validation, double seconds) {
        Optional<Score> score = validation.map(this::score);
        Map<String, Double> values = score.map(Score::metrics).orElseGet(training::values);
        return new History.Epoch(
                progress.epochs(), training.loss(),
                score.map(s -> OptionalDouble.of(s.loss())).orElse(OptionalDouble.empty()), values,
                learner.learningRate(), seconds, training.samples() / seconds);
    }

    private Score score(Feed validation) {
        return new Scorer(learner.program(), learner.variables(), metrics).score(validation);
    }

    /**
     * Learns from the batches of an epoch, from the first that is left. Returns false, with a checkpoint saved, if told
     * to stop before its end.
     */
    private boolean learn(Feed train, boolean measured, Batches batches) {
        training.reset();
        batches.seek(progress.epochs(), progress.batches());
        while (!stop.getAsBoolean() && batches.next()) {
            stepped(train, measured, batches, learner.step(train, batches));
        }
        boolean complete = progress.batches() == batches.perEpoch();
        if (!complete) {
            checkpoints.ifPresent(TrainingCheckpoints::save);
        }
        return complete;
    }

    private void stepped(Feed train, boolean measured, Batches batches, float loss) {
        progress.batchEnded();
        training.addLoss(loss, batches.samples());
        if (measured) {
            training.addOutputs(learner.program(), train, batches);
        }
        for (int i = 0; i < options.listeners().size(); i++) {
            options.listeners().get(i).stepped(progress.epochs() + 1, progress.batches(), loss);
        }
    }
}
