package cortado.runtime.init;

import static org.junit.jupiter.api.Assertions.assertEquals;

/**
 * The first two moments of a sample.
 *
 * @param count how many values there are
 */
record Moments(int count, double mean, double standardDeviation) {
    static Moments of(float[] values) {
        double sum = 0;
        double squares = 0;
        for (float value : values) {
            sum += value;
            squares += (double) value * value;
        }
        double mean = sum / values.length;
        return new Moments(values.length, mean, Math.sqrt(squares / values.length - mean * mean));
    }

    /** Allows five standard errors; those of a uniform sample are smaller. */
    void assertClose(double expectedMean, double expectedDeviation) {
        assertEquals(expectedMean, mean, 5 * expectedDeviation / Math.sqrt(count));
        assertEquals(1, standardDeviation / expectedDeviation, 5 / Math.sqrt(2.0 * count));
    }
}
