package cortado.runtime.training;

import cortado.runtime.TrainerOptions;
import cortado.runtime.data.Batches;
import cortado.runtime.metrics.Metric;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Epochs of training steps, each followed by validation where there is data for it. */
public final class TrainingLoop {
    private final Learner learner;
    private final TrainerOptions options;
    private final List<Metric> metrics;
    private final Measures training;

    /** Prepares to learn; the options' own metrics apply. */
    public TrainingLoop(Learner learner, TrainerOptions options) {
        this.learner = learner;
        this.options = options;
        metrics = options.metricsFor(learner.variables().description().task());
        training = new Measures(learner.variables().description(), metrics, learner.program().capacity());
    }

    /**
     * Runs as many epochs as the options say, after those that went before.
     *
     * @throws NonFiniteException if loss or gradients are not finite; the variables are then those after the step before
     */
    public History run(Feed train, Optional<Feed> validation) {
        Batches batches = batches(train);
        Optional<EarlyStopping.Watch> watch = options.earlyStopping().map(EarlyStopping::watch);
        options.listeners().forEach(listener -> listener.started(options.epochs(), batches.perEpoch()));
        History history = History.empty();
        boolean goesOn = true;
        while (goesOn && history.epochs().size() < options.epochs()) {
            History.Epoch result = epoch(train, validation, batches);
            history = history.with(result);
            options.listeners().forEach(listener -> listener.epochEnded(result));
            goesOn = goesOn(watch, result);
        }
        watch.ifPresent(w -> w.restore(learner.variables().parameters(), learner.variables().states()));
        options.listeners().forEach(TrainingListener::ended);
        return history;
    }

    private Batches batches(Feed train) {
        return options.shuffle()
                ? Batches.shuffled(train.data(), options.batchSize(), options.seed())
                : Batches.inOrder(train.data(), options.batchSize());
    }

    private boolean goesOn(Optional<EarlyStopping.Watch> watch, History.Epoch result) {
        return watch.map(w -> w.goesOnAfter(result, learner.variables().parameters(), learner.variables().states()))
                .orElse(true);
    }

    private History.Epoch epoch(Feed train, Optional<Feed> validation, Batches batches) {
        long start = System.nanoTime();
        learn(train, validation.isEmpty(), batches, learner.progress().epochs());
        learner.progress().epochEnded();
        double seconds = (System.nanoTime() - start) * 1e-9;
        // With validation the metrics are its own: they are read after it.
        Optional<Score> score = validation.map(this::score);
        Map<String, Double> values = score.map(Score::metrics).orElseGet(training::values);
        return new History.Epoch(
                learner.progress().epochs(), training.loss(),
                score.map(s -> OptionalDouble.of(s.loss())).orElse(OptionalDouble.empty()), values,
                learner.learningRate(), seconds, train.data().size() / seconds);
    }

    private Score score(Feed validation) {
        return new Scorer(learner.program(), learner.variables(), metrics).score(validation);
    }

    private void learn(Feed train, boolean measured, Batches batches, int epoch) {
        training.reset();
        batches.startEpoch(epoch);
        while (batches.next()) {
            float loss = learner.step(train, batches);
            training.addLoss(loss, batches.samples());
            if (measured) {
                training.addOutputs(learner.program(), train, batches);
            }
            for (int i = 0; i < options.listeners().size(); i++) {
                options.listeners().get(i).stepped(epoch + 1, batches.batch() + 1, loss);
            }
        }
    }
}
