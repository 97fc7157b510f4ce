package cortado.runtime.init;

import cortado.runtime.random.RandomKey;
import java.util.Arrays;
import java.util.List;

/**
 * All values alike.
 *
 * @param value the value
 */
public record Constant(double value) implements Initializer {
    @Override
    public void fill(float[] values, List<Integer> shape, int fanIn, int fanOut, RandomKey key) {
        Shapes.check(values, shape);
        Arrays.fill(values, (float) value);
    }
}
