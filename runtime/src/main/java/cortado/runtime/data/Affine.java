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
        Extremes extremes = new Extremes(train, field);
        double[] divisor = new double[extremes.smallest.length];
        for (int i = 0; i < divisor.length; i++) {
            divisor[i] = extremes.isConstant(i) ? 1 : extremes.largest[i] - extremes.smallest[i];
        }
        return new Affine(extremes.smallest, divisor);
    }

    /** Two passes, for the difference of large sums of squares would lose all digits of a small deviation. */
    static Affine standardize(Dataset train, int field) {
        Extremes extremes = new Extremes(train, field);
        double[] mean = new double[extremes.smallest.length];
        double[] deviation = new double[mean.length];
        for (int i = 0; i < mean.length; i++) {
            boolean constant = extremes.isConstant(i);
            mean[i] = constant ? extremes.smallest[i] : mean(train, field, i);
            deviation[i] = constant ? 1 : deviation(train, field, i, mean[i]);
        }
        return new Affine(mean, deviation);
    }

    private static double mean(Dataset train, int field, int element) {
        double sum = 0;
        for (int sample = 0; sample < train.size(); sample++) {
            sum += train.value(sample, field, element);
        }
        return sum / train.size();
    }

    private static double deviation(Dataset train, int field, int element, double mean) {
        double squares = 0;
        for (int sample = 0; sample < train.size(); sample++) {
            double difference = train.value(sample, field, element) - mean;
            squares += difference * difference;
        }
        return Math.sqrt(squares / train.size());
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

    /** Each element's smallest and largest value. */
    private static final class Extremes {
        final double[] smallest;
        final double[] largest;

        Extremes(Dataset data, int field) {
            if (data.size() == 0) {
                throw new DataException("found no samples, expected at least one to fit a normalization on");
            }
            smallest = new double[data.fields().get(field).size()];
            largest = new double[smallest.length];
            for (int i = 0; i < smallest.length; i++) {
                scan(data, field, i);
            }
        }

        private void scan(Dataset data, int field, int element) {
            smallest[element] = data.value(0, field, element);
            largest[element] = smallest[element];
            for (int sample = 1; sample < data.size(); sample++) {
                smallest[element] = Math.min(smallest[element], data.value(sample, field, element));
                largest[element] = Math.max(largest[element], data.value(sample, field, element));
            }
        }

        boolean isConstant(int element) {
            return smallest[element] == largest[element];
        }
    }
}
