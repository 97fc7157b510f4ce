package cortado.runtime.init;

import cortado.runtime.random.RandomKey;
import java.util.List;

/**
 * Values of a normal distribution.
 *
 * @param mean its mean
 * @param standardDeviation its standard deviation, 0 or more
 */
public record Normal(double mean, double standardDeviation) implements Initializer {
    /** Refuses what is no distribution. */
    public Normal {
        if (!Double.isFinite(mean) || !(standardDeviation >= 0) || Double.isInfinite(standardDeviation)) {
            throw new IllegalArgumentException("a normal distribution needs a finite mean and a finite"
                    + " standard deviation of 0 or more, not " + mean + " and " + standardDeviation);
        }
    }

    @Override
    public void fill(float[] values, List<Integer> shape, int fanIn, int fanOut, RandomKey key) {
        Shapes.check(values, shape);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (mean + standardDeviation * key.normal(i));
        }
    }
}
