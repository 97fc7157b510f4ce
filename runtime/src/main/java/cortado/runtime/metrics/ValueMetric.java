package cortado.runtime.metrics;

/** A metric of regression: outputs and targets are as many numbers, compared one by one. */
abstract class ValueMetric implements Metric {

    @Override
    public final void add(float[] outputs, int outputsOffset, int outputSize,
                          float[] targets, int targetsOffset, int targetSize, int n) {
        if (outputSize != targetSize) {
            throw new IllegalArgumentException(name() + ": found " + outputSize + " outputs and " + targetSize
                    + " targets per sample, expected as many of both");
        }
        start(outputSize);
        for (int i = 0; i < n * outputSize; i++) {
            addOne(i % outputSize, outputs[outputsOffset + i], targets[targetsOffset + i]);
        }
    }

    /** Learns before each batch how many numbers a sample has. */
    void start(int size) {}

    /** Takes the number at a position of a sample. */
    abstract void addOne(int position, double output, double target);
}
