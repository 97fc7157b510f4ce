package cortado.runtime.softmax;

import cortado.runtime.data.Dataset;
import cortado.runtime.random.RandomKey;

/** Two clouds of points in space, one a class. */
final class Blobs {
    private Blobs() {}

    /** Returns n points that are nearly separate. */
    static Dataset of(int n, long seed) {
        return of(n, seed, 1.5f);
    }

    /** Returns n points, every other one of class 1, around (distance, 0, -distance) and its opposite. */
    static Dataset of(int n, long seed, float distance) {
        RandomKey key = RandomKey.of(seed);
        float[] x = new float[3 * n];
        float[] labels = new float[n];
        for (int s = 0; s < n; s++) {
            labels[s] = s % 2;
            for (int i = 0; i < 3; i++) {
                x[3 * s + i] = key.normal(3 * s + i) + (s % 2 == 0 ? distance : -distance) * (1 - i);
            }
        }
        return Dataset.of(x, 3, labels, 1);
    }
}
