package cortado.runtime.metrics;

/**
 * A measure over all samples of a pass through data, which arrive batch by batch. Adding allocates nothing after the
 * first batch.
 */
public interface Metric {
    /** Returns what tables and files call this, for example {@code accuracy}. */
    String name();

    /** Forgets all samples. */
    void reset();

    /**
     * Takes a batch: {@code n} samples one after the other, in both arrays.
     *
     * @param outputs       what the network gave
     * @param outputsOffset where the first sample starts
     * @param outputSize    floats per sample
     * @param targets       what was right: class indices, or values like the outputs
     * @param targetsOffset where the first sample starts
     * @param targetSize    floats per sample
     * @param n             number of samples
     * @throws IllegalArgumentException if these sizes make no sense for this metric
     */
    void add(float[] outputs, int outputsOffset, int outputSize,
             float[] targets, int targetsOffset, int targetSize, int n);

    /** Returns the measure of all samples since the last reset; NaN if there were none. */
    double value();

    /** Tells whether larger values are better ones. */
    boolean higherIsBetter();
}
