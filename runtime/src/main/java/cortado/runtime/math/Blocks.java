package cortado.runtime.math;

import java.util.Arrays;

/**
 * Tensors of a batch in blocks of 16 samples, which lie side by side: element i of sample n is
 * {@code a[at + n / 16 * elements + i * 16 + n % 16]}. The last block may have fewer samples; the other lanes hold
 * anything.
 */
public final class Blocks {
    private static final int BLOCK = 16;

    private Blocks() {}

    /**
     * Writes zeros where the last block has no samples.
     *
     * @param elements floats of a block
     */
    public static void clearPadding(float[] a, int at, int elements, int samples) {
        int left = samples % BLOCK;
        int last = at + samples / BLOCK * elements;
        for (int i = last; left > 0 && i < last + elements; i += BLOCK) {
            Arrays.fill(a, i + left, i + BLOCK, 0f);
        }
    }

    /**
     * Returns whether all numbers of the samples are finite.
     *
     * @param elements floats of a block
     */
    public static boolean areFinite(float[] a, int at, int elements, int samples) {
        boolean finite = true;
        for (int n = 0; finite && n < samples; n++) {
            int first = at + n / BLOCK * elements + n % BLOCK;
            for (int i = 0; finite && i < elements; i += BLOCK) {
                finite = Float.isFinite(a[first + i]);
            }
        }
        return finite;
    }
}
