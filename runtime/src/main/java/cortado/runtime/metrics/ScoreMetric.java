package cortado.runtime.metrics;

import java.util.Locale;

/** Precision, recall or F1 as a metric: of one class, or averaged over all. */
public final class ScoreMetric extends ClassMetric {
    private final ConfusionMatrix matrix;
    private final ClassScore score;
    private final Selection selection;
    private final String which;
    private long count;

    private ScoreMetric(ConfusionMatrix matrix, ClassScore score, Selection selection, String which) {
        this.matrix = matrix;
        this.score = score;
        this.selection = selection;
        this.which = which;
    }

    private interface Selection {
        double value(ConfusionMatrix matrix, ClassScore score);
    }

    /** Averages a score over so many classes; named for example {@code f1 (macro)}. */
    public static ScoreMetric of(ClassScore score, Average average, int classes) {
        return new ScoreMetric(new ConfusionMatrix(classes), score, (counts, kind) -> counts.score(kind, average),
                average.name().toLowerCase(Locale.ROOT));
    }

    /** Takes the score of one class of so many; named for example {@code recall (class 1)}. */
    public static ScoreMetric ofClass(ClassScore score, int label, int classes) {
        if (label < 0 || label >= classes) {
            throw new IllegalArgumentException("found class " + label + ", expected 0 to " + (classes - 1));
        }
        return new ScoreMetric(new ConfusionMatrix(classes), score, (counts, kind) -> counts.score(kind, label),
                "class " + label);
    }

    /** Returns the same metric, deciding as told. */
    public ScoreMetric with(Decision decision) {
        return new ScoreMetric(new ConfusionMatrix(matrix.classes(), decision), score, selection, which);
    }

    @Override
    public String name() {
        return score.name().toLowerCase(Locale.ROOT) + " (" + which + ")";
    }

    @Override
    public void reset() {
        matrix.reset();
        count = 0;
    }

    @Override
    void addOne(float[] outputs, int outputsOffset, int outputSize,
                float[] targets, int targetsOffset, int targetSize) {
        matrix.addOne(outputs, outputsOffset, outputSize, targets, targetsOffset, targetSize);
        count++;
    }

    @Override
    public double value() {
        return count == 0 ? Double.NaN : selection.value(matrix, score);
    }
}
