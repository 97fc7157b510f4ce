package cortado.runtime.metrics;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Counts how many samples of each class were taken for each class. Its value as a metric is the accuracy. */
public final class ConfusionMatrix extends ClassMetric {
    private final Decision decision;
    private final long[][] counts;

    /** Counts so many classes, and takes a single output for a score. */
    public ConfusionMatrix(int classes) {
        this(classes, Decision.SCORES);
    }

    /** Counts so many classes, at least 2, decided as told. */
    public ConfusionMatrix(int classes, Decision decision) {
        if (classes < 2) {
            throw new IllegalArgumentException("found " + classes + " classes, expected at least 2");
        }
        this.decision = decision;
        counts = new long[classes][classes];
    }

    @Override
    public String name() {
        return "confusion matrix";
    }

    @Override
    public void reset() {
        for (long[] row : counts) {
            Arrays.fill(row, 0);
        }
    }

    @Override
    void addOne(float[] outputs, int outputsOffset, int outputSize,
                float[] targets, int targetsOffset, int targetSize) {
        int actual = Decision.actual(targets, targetsOffset, targetSize, outputSize);
        int predicted = decision.predicted(outputs, outputsOffset, outputSize);
        if (actual < 0 || Math.max(actual, predicted) >= classes()) {
            throw new IllegalArgumentException("found class " + actual + " taken for " + predicted
                    + ", expected 0 to " + (classes() - 1));
        }
        counts[actual][predicted]++;
    }

    /** Returns the number of classes. */
    public int classes() {
        return counts.length;
    }

    /** Returns how many samples of class {@code actual} were taken for class {@code predicted}. */
    public long count(int actual, int predicted) {
        return counts[actual][predicted];
    }

    @Override
    public double value() {
        return (double) correct() / total();
    }

    private long correct() {
        return IntStream.range(0, classes()).mapToLong(this::correct).sum();
    }

    private long total() {
        return IntStream.range(0, classes()).mapToLong(this::actual).sum();
    }

    private long correct(int label) {
        return counts[label][label];
    }

    private long actual(int label) {
        return Arrays.stream(counts[label]).sum();
    }

    private long predicted(int label) {
        return Arrays.stream(counts).mapToLong(row -> row[label]).sum();
    }

    /** Returns a class's score against all others. */
    public double score(ClassScore score, int label) {
        long correct = correct(label);
        return score.of(correct, predicted(label) - correct, actual(label) - correct);
    }

    /** Returns the score of all classes together. */
    public double score(ClassScore score, Average average) {
        return switch (average) {
            case MACRO -> IntStream.range(0, classes()).mapToDouble(label -> score(score, label)).sum() / classes();
            case MICRO -> score.of(correct(), total() - correct(), total() - correct());
        };
    }

    /** Returns a table: a row per class with its samples by predicted class, then its recall; precision below. */
    @Override
    public String toString() {
        return ConfusionTable.of(this);
    }
}
