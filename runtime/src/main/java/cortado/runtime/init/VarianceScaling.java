package cortado.runtime.init;

import cortado.runtime.random.RandomKey;
import java.util.List;

/**
 * Values around 0 with the standard deviation {@code gain / sqrt(fan)}: the common form of Xavier's, Kaiming's and
 * LeCun's initializers.
 *
 * @param distribution what they are drawn from
 * @param fan which fan counts
 * @param gain a factor for the activation that follows, see {@link Gain}
 */
public record VarianceScaling(Distribution distribution, FanMode fan, double gain) implements Initializer {
    /** Refuses a gain that is negative or not finite. */
    public VarianceScaling {
        if (!(gain >= 0) || Double.isInfinite(gain)) {
            throw new IllegalArgumentException("a gain is a finite number of 0 or more, not " + gain);
        }
    }

    /** Returns the standard deviation of the values. */
    public double standardDeviation(int fanIn, int fanOut) {
        if (fanIn < 1 || fanOut < 1) {
            throw new IllegalArgumentException("fans are 1 or more, not " + fanIn + " in and " + fanOut + " out");
        }
        return gain / Math.sqrt(fan.of(fanIn, fanOut));
    }

    /** Returns the greatest size of a value of the uniform distribution: {@code sqrt(3)} standard deviations. */
    public double bound(int fanIn, int fanOut) {
        return Math.sqrt(3) * standardDeviation(fanIn, fanOut);
    }

    @Override
    public void fill(float[] values, List<Integer> shape, int fanIn, int fanOut, RandomKey key) {
        double bound = bound(fanIn, fanOut);
        Initializer drawn = switch (distribution) {
            case NORMAL -> new Normal(0, standardDeviation(fanIn, fanOut));
            case UNIFORM -> new Uniform(-bound, bound);
        };
        drawn.fill(values, shape, fanIn, fanOut, key);
    }
}
