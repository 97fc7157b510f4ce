package cortado.runtime.metrics;

/** The share of samples whose predicted class is the right one: {@code correct / n}. */
public final class Accuracy extends ClassMetric {
    private final Decision decision;
    private long correct;
    private long count;

    /** Takes a single output for a score. */
    public Accuracy() {
        this(Decision.SCORES);
    }

    /** Decides as told. */
    public Accuracy(Decision decision) {
        this.decision = decision;
    }

    @Override
    public String name() {
        return "accuracy";
    }

    @Override
    public void reset() {
        correct = 0;
        count = 0;
    }

    @Override
    void addOne(float[] outputs, int outputsOffset, int outputSize,
                float[] targets, int targetsOffset, int targetSize) {
        int predicted = decision.predicted(outputs, outputsOffset, outputSize);
        if (predicted == Decision.actual(targets, targetsOffset, targetSize, outputSize)) {
            correct++;
        }
        count++;
    }

    @Override
    public double value() {
        return (double) correct / count;
    }
}
