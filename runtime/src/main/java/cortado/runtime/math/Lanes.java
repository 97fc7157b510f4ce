package cortado.runtime.math;

/**
 * Folds sixteen partial results in one fixed tree: lanes 8 apart are joined first, then 4, 2 and 1 apart. The bits do
 * not depend on the vector width that computed the partial results.
 */
public final class Lanes {
    private Lanes() {}

    /** Returns the sum of {@code a[at]} to {@code a[at + 15]}; the array's elements are overwritten. */
    public static float sum(float[] a, int at) {
        for (int step = 8; step > 0; step >>= 1) {
            for (int i = at; i < at + step; i++) {
                a[i] += a[i + step];
            }
        }
        return a[at];
    }

    /**
     * Returns the greatest of {@code a[at]} to {@code a[at + 15]}, NaN if there is one; the elements are overwritten.
     */
    public static float max(float[] a, int at) {
        for (int step = 8; step > 0; step >>= 1) {
            for (int i = at; i < at + step; i++) {
                a[i] = Math.max(a[i], a[i + step]);
            }
        }
        return a[at];
    }

    /** Returns the least of {@code a[at]} to {@code a[at + 15]}, NaN if there is one; the elements are overwritten. */
    public static float min(float[] a, int at) {
        for (int step = 8; step > 0; step >>= 1) {
            for (int i = at; i < at + step; i++) {
                a[i] = Math.min(a[i], a[i + step]);
            }
        }
        return a[at];
    }
}
