package cortado.runtime.init;

import cortado.runtime.random.RandomKey;
import java.util.Arrays;
import java.util.List;

/**
 * Values of another initializer, but 0 at one index of the first axis.
 *
 * @param others what the other values are
 * @param row the index
 */
public record ZeroRow(Initializer others, int row) implements Initializer {
    @Override
    public void fill(float[] values, List<Integer> shape, int fanIn, int fanOut, RandomKey key) {
        others.fill(values, shape, fanIn, fanOut, key);
        int length = values.length / shape.getFirst();
        Arrays.fill(values, row * length, (row + 1) * length, 0);
    }
}
