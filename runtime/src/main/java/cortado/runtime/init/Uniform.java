package cortado.runtime.init;

import cortado.runtime.random.RandomKey;
import java.util.List;

/**
 * Values spread evenly over an interval.
 *
 * @param low the least value
 * @param high the greatest value
 */
public record Uniform(double low, double high) implements Initializer {
    /** Refuses what is no interval. */
    public Uniform {
        if (!(low <= high) || Double.isInfinite(low) || Double.isInfinite(high)) {
            throw new IllegalArgumentException(
                    "an interval needs finite bounds, the lower one first, not " + low + " and " + high);
        }
    }

    @Override
    public void fill(float[] values, List<Integer> shape, int fanIn, int fanOut, RandomKey key) {
        Shapes.check(values, shape);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (low + (high - low) * key.uniform(i));
        }
    }
}
