package cortado.runtime.metrics;

/**
 * The share of samples whose right class is among the {@code k} with the largest outputs. Of equal outputs those with
 * the lower index come first.
 */
public final class TopK extends ClassMetric {
    private final int k;
    private long correct;
    private long count;

    /** Counts a sample as right if its class is among the first {@code k}. */
    public TopK(int k) {
        if (k < 1) {
            throw new IllegalArgumentException("found k = " + k + ", expected at least 1");
        }
        this.k = k;
    }

    @Override
    public String name() {
        return "top-" + k + " accuracy";
    }

    @Override
    public void reset() {
        correct = 0;
        count = 0;
    }

    @Override
    void addOne(float[] outputs, int outputsOffset, int outputSize,
                float[] targets, int targetsOffset, int targetSize) {
        int actual = Decision.actual(targets, targetsOffset, targetSize, outputSize);
        if (actual >= 0 && actual < outputSize && before(outputs, outputsOffset, outputSize, actual) < k) {
            correct++;
        }
        count++;
    }

    /** Returns how many classes rank before one. A NaN ranks before every number. */
    private static int before(float[] outputs, int offset, int size, int actual) {
        float score = outputs[offset + actual];
        int before = 0;
        for (int i = 0; i < size; i++) {
            float other = outputs[offset + i];
            boolean equal = other == score || Float.isNaN(other) && Float.isNaN(score);
            if (equal ? i < actual : Float.compare(other, score) > 0) {
                before++;
            }
        }
        return before;
    }

    @Override
    public double value() {
        return (double) correct / count;
    }
}
