package cortado.runtime.metrics;

/** The mean over all numbers of all samples of some measure of {@code output - target}. */
abstract class MeanError extends ValueMetric {
    private double sum;
    private long count;

    /** Returns the measure of one difference. */
    abstract double error(double difference);

    @Override
    public final void reset() {
        sum = 0;
        count = 0;
    }

    @Override
    final void addOne(int position, double output, double target) {
        sum += error(output - target);
        count++;
    }

    @Override
    public final double value() {
        return sum / count;
    }

    @Override
    public final boolean higherIsBetter() {
        return false;
    }
}
