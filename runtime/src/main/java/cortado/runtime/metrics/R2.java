package cortado.runtime.metrics;

import java.util.Arrays;

/**
 * The coefficient of determination, {@code 1 - sum((target - output)^2) / sum((target - mean)^2)}: the share of the
 * target's variance that the outputs explain; 1 is perfect, 0 is as good as the mean. With several targets per sample
 * the mean of their values. A target that is constant gives 1 if it was met exactly and 0 otherwise.
 */
public final class R2 extends ValueMetric {
    private long[] counts = {};
    private double[] means = {};
    private double[] variations = {};
    private double[] residuals = {};

    @Override
    public String name() {
        return "r2";
    }

    @Override
    public void reset() {
        Arrays.fill(counts, 0);
        Arrays.fill(means, 0);
        Arrays.fill(variations, 0);
        Arrays.fill(residuals, 0);
    }

    @Override
    void start(int size) {
        if (size == counts.length) {
            return;
        }
        if (!isEmpty()) {
            throw new IllegalArgumentException("r2: found " + size + " targets per sample, expected " + counts.length
                    + " as in the batches before");
        }
        counts = new long[size];
        means = new double[size];
        variations = new double[size];
        residuals = new double[size];
    }

    private boolean isEmpty() {
        return counts.length == 0 || counts[0] == 0;
    }

    /**
     * Updates mean and squared deviations from it without a difference of large sums (Welford, "Note on a method for
     * calculating corrected sums of squares and products", 1962).
     */
    @Override
    void addOne(int position, double output, double target) {
        counts[position]++;
        double difference = target - means[position];
        means[position] += difference / counts[position];
        variations[position] += difference * (target - means[position]);
        residuals[position] += (target - output) * (target - output);
    }

    @Override
    public double value() {
        if (isEmpty()) {
            return Double.NaN;
        }
        double sum = 0;
        for (int i = 0; i < counts.length; i++) {
            sum += value(i);
        }
        return sum / counts.length;
    }

    private double value(int position) {
        if (variations[position] == 0) {
            return residuals[position] == 0 ? 1 : 0;
        }
        return 1 - residuals[position] / variations[position];
    }

    @Override
    public boolean higherIsBetter() {
        return true;
    }
}
