package cortado.runtime.metrics;

/**
 * A metric of classification. Per sample the target is a class index and the outputs are one score or probability per
 * class; or the targets are as many as the outputs, as in a one-hot code; or there are several class indices, as in a
 * sequence, and each has its equal share of the outputs and counts as a sample.
 */
abstract class ClassMetric implements Metric {

    @Override
    public final void add(float[] outputs, int outputsOffset, int outputSize,
                          float[] targets, int targetsOffset, int targetSize, int n) {
        if (targetSize < 1 || outputSize % targetSize != 0) {
            throw new IllegalArgumentException(name() + ": found " + outputSize + " outputs and " + targetSize
                    + " targets per sample, expected one target, as many as outputs, or one per group of outputs");
        }
        int groups = outputSize == targetSize ? 1 : targetSize;
        int outputGroup = outputSize / groups;
        int targetGroup = targetSize / groups;
        for (int i = 0; i < n * groups; i++) {
            addOne(outputs, outputsOffset + i * outputGroup, outputGroup,
                    targets, targetsOffset + i * targetGroup, targetGroup);
        }
    }

    /** Takes the outputs and the target of one decision. */
    abstract void addOne(float[] outputs, int outputsOffset, int outputSize,
                         float[] targets, int targetsOffset, int targetSize);

    @Override
    public boolean higherIsBetter() {
        return true;
    }
}
