package cortado.runtime.data;

import java.util.Arrays;

/** {@code y[i] = (x[i] - offset[i]) / divisor[i]} for the elements of one field. */
final class Affine {
    private final double[] offset;
    private final double[] divisor;

    Affine(double[] offset, double[] divisor) {
        if (offset.length != divisor.length) {
            throw new DataException("normalization: found " + offset.length + " offsets and " + divisor.length
                    + " divisors, expected as many of both");
        }
        for (int i = 0; i < offset.length; i++) {
            if (!Double.isFinite(offset[i]) || !Double.isFinite(divisor[i]) || divisor[i] == 0) {
                throw new DataException("normalization: found offset " + offset[i] + " and divisor " + divisor[i]
                        + ", expected finite numbers and a divisor other than 0");
            }
        }
        this.offset = offset.clone();
        this.divisor = divisor.clone();
    }

    static Affine divideBy(double divisor, int size) {
        double[] divisors = new double[size];
        Arrays.fill(divisors, divisor);
        return new Affine(new double[size], divisors);
    }

    static Affine minMax(Dataset train, int field) {
        double[] smallest = smallest(train, field);
        double[] divisor = largest(train, field);
        for (int i = 0; i < divisor.length; i++) {
            divisor[i] = divisor[i] == smallest[i] ? 1 : divisor[i] - smallest[i];
        }
        return new Affine(smallest, divisor);
    }

    /**
     * Two passes, for the difference of large sums of squares would lose all digits of a small deviation. A constant
     * is told by its extremes, for its mean may round and its deviation then be tiny instead of 0.
     */
    static Affine standardize(Dataset train, int field) {
        double[] smallest = smallest(train, field);
        double[] largest = largest(train, field);
        double[] mean = mean(train, field);
        double[] deviation = deviation(train, field, mean);
        for (int i = 0; i < mean.length; i++) {
            if (smallest[i] == largest[i]) {
                mean[i] = smallest[i];
                deviation[i] = 1;
            }
        }
        return new Affine(mean, deviation);
    }

    private static double[] smallest(Dataset train, int field) {
        double[] smallest = filled(train, field, Double.POSITIVE_INFINITY);
        forEach(train, field, (i, value) -> smallest[i] = Math.min(smallest[i], value));
        return smallest;
    }

    private static double[] largest(Dataset train, int field) {
        double[] largest = filled(train, field, Double.NEGATIVE_INFINITY);
        forEach(train, field, (i, value) -> largest[i] = Math.max(largest[i], value));
        return largest;
    }

    private static double[] mean(Dataset train, int field) {
        double[] mean = filled(train, field, 0);
        forEach(train, field, (i, value) -> mean[i] += value);
        Arrays.setAll(mean, i -> mean[i] / train.size());
        return mean;
    }

    private static double[] deviation(Dataset train, int field, double[] mean) {
        double[] deviation = filled(train, field, 0);
        forEach(train, field, (i, value) -> deviation[i] += (value - mean[i]) * (value - mean[i]));
        Arrays.setAll(deviation, i -> Math.sqrt(deviation[i] / train.size()));
        return deviation;
    }

    private static double[] filled(Dataset train, int field, double value) {
        if (train.size() == 0) {
            throw new DataException("found no samples, expected at least one to fit a normalization on");
        }
        double[] filled = new double[train.fields().get(field).size()];
        Arrays.fill(filled, value);
        return filled;
    }

    private interface ElementAction {
        void take(int element, float value);
    }

    private static void forEach(Dataset train, int field, ElementAction action) {
        float[] values = new float[train.fields().get(field).size()];
        for (int sample = 0; sample < train.size(); sample++) {
            train.copy(sample, field, values, 0);
            for (int i = 0; i < values.length; i++) {
                action.take(i, values[i]);
            }
        }
    }

    void requireSize(Field field) {
        if (field.size() != offset.length) {
            throw new DataException("field '" + field.name() + "': found size " + field.size() + ", expected "
                    + offset.length + " as in the data that the normalization was fitted on");
        }
    }

    void apply(float[] values, int start) {
        for (int i = 0; i < offset.length; i++) {
            values[start + i] = (float) ((values[start + i] - offset[i]) / divisor[i]);
        }
    }

    void invert(float[] values, int start) {
        for (int i = 0; i < offset.length; i++) {
            values[start + i] = (float) (values[start + i] * divisor[i] + offset[i]);
        }
    }

    double[] offset() {
        return offset.clone();
    }

    double[] divisor() {
        return divisor.clone();
    }

    @Override
    public String toString() {
        return "(x - " + Arrays.toString(offset) + ") / " + Arrays.toString(divisor);
    }
}
