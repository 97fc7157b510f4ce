package cortado.benchmarks.training;

import cortado.runtime.Trainer;
import cortado.runtime.TrainerBuilder;
import cortado.runtime.data.Dataset;
import cortado.runtime.optimizer.Adam;
import cortado.runtime.optimizer.Optimizer;
import cortado.runtime.optimizer.Sgd;
import cortado.runtime.training.History;
import cortado.runtime.training.TrainingListener;
import java.util.List;

/** Trains with Cortado, as a user would: one call of {@code fit}. */
final class CortadoTraining implements TrainingListener {
    private final Workload workload;
    private final Stopwatch stopwatch;
    private final Trainer<?> trainer;

    private CortadoTraining(Workload workload, int threads, Stopwatch stopwatch, TrainingListener... watchers) {
        this.workload = workload;
        this.stopwatch = stopwatch;
        TrainerBuilder<?, ?> builder = workload.builder();
        builder.optimizer(optimizer(workload)).batchSize(workload.batch).epochs(Integer.MAX_VALUE).threads(threads);
        // Libtorch does not measure accuracy while it trains, so this does not either.
        builder.metrics().listener(this);
        List.of(watchers).forEach(builder::listener);
        trainer = builder.build();
    }

    private static Optimizer optimizer(Workload workload) {
        return workload.momentum
                ? Sgd.withLearningRate(Workload.LEARNING_RATE).momentum(Workload.MOMENTUM)
                : Adam.withLearningRate(1e-3);
    }

    /** Trains until the stopwatch has had enough. */
    static void run(Workload workload, int threads, Stopwatch stopwatch, TrainingListener... watchers) {
        NoisyData data = new NoisyData(workload);
        new CortadoTraining(workload, threads, stopwatch, watchers)
                .trainer.fit(Dataset.of(data.inputs(), workload.inputs(), data.labels(), 1));
    }

    @Override
    public void epochEnded(History.Epoch epoch) {
        if (!stopwatch.goesOn(workload.stepsPerEpoch())) {
            trainer.stop();
        }
    }
}
