package cortado.benchmarks.training;

import cortado.runtime.TrainerBuilder;
import java.util.Locale;
import java.util.function.Supplier;

/** What is trained: a network, the size of its batches and its data. */
enum Workload {
    /** Softmax cross-entropy over ten classes. */
    IMAGE("784-256-128-10", 64, 8192, 10, ImageMlpTrainer::builder, 784, 256, 128, 10),
    /** Binary cross-entropy with logits. */
    TABLE("30-64-64-1", 32, 16384, 2, TableMlpTrainer::builder, 30, 64, 64, 1);

    final String title;
    final int batch;
    final int samples;
    final int classes;
    private final Supplier<TrainerBuilder<?, ?>> builder;
    private final int[] widths;

    Workload(String title, int batch, int samples, int classes, Supplier<TrainerBuilder<?, ?>> builder, int... widths) {
        this.title = title;
        this.batch = batch;
        this.samples = samples;
        this.classes = classes;
        this.builder = builder;
        this.widths = widths;
    }

    /** Returns the numbers of units: inputs, hidden layers, outputs. */
    int[] widths() {
        return widths.clone();
    }

    /** Returns the number of inputs of a sample. */
    int inputs() {
        return widths[0];
    }

    /** Returns a builder of Cortado's trainer. */
    TrainerBuilder<?, ?> builder() {
        return builder.get();
    }

    /** Returns the steps of a pass through the data. */
    int stepsPerEpoch() {
        return samples / batch;
    }

    /** Returns the argument that stands for this. */
    String argument() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns what {@link #argument} stands for. */
    static Workload of(String argument) {
        return valueOf(argument.toUpperCase(Locale.ROOT));
    }
}
