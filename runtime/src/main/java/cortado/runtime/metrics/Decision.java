package cortado.runtime.metrics;

/**
 * How outputs become classes. With several outputs the largest one's index is the class, the first of equals. One
 * output tells class 1 from class 0 by a threshold.
 */
public enum Decision {
    /** A single output is a score: class 1 above 0. */
    SCORES(0f),
    /** A single output is a probability: class 1 above 0.5. */
    PROBABILITIES(0.5f);

    private final float threshold;

    Decision(float threshold) {
        this.threshold = threshold;
    }

    /** Returns the class that {@code size} outputs from {@code outputs[offset]} stand for. */
    public int predicted(float[] outputs, int offset, int size) {
        if (size == 1) {
            return outputs[offset] > threshold ? 1 : 0;
        }
        return argmax(outputs, offset, size);
    }

    /** Returns the class that a target stands for: its index, 0 or 1 (or -1 or 1), or the largest of a distribution. */
    static int actual(float[] targets, int offset, int size, int outputs) {
        if (size > 1) {
            return argmax(targets, offset, size);
        }
        return outputs == 1 ? (targets[offset] > 0.5f ? 1 : 0) : (int) targets[offset];
    }

    /** NaN counts as the largest, so that it is not passed over. */
    private static int argmax(float[] values, int offset, int size) {
        int best = 0;
        for (int i = 1; i < size; i++) {
            if (Float.compare(values[offset + i], values[offset + best]) > 0
                    && values[offset + i] != values[offset + best]) {
                best = i;
            }
        }
        return best;
    }
}
