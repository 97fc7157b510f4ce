package cortado.runtime.random;

/** An order of the numbers 0 to {@code size - 1} that is shuffled in place: the order of samples in an epoch. */
public final class Permutation {
    private final int[] order;

    /** Makes the order 0, 1, 2, ... */
    public Permutation(int size) {
        if (size < 0) {
            throw new IllegalArgumentException("a permutation has 0 or more elements, not " + size);
        }
        order = new int[size];
        sort();
    }

    /** Returns how many numbers there are. */
    public int size() {
        return order.length;
    }

    /** Returns the number at a position. */
    public int at(int position) {
        return order[position];
    }

    /** Restores the order 0, 1, 2, ... */
    public void sort() {
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
    }

    /**
     * Takes the order that the key alone decides, whatever the order was (Fisher and Yates; Durstenfeld, 1964).
     * Allocates nothing.
     */
    public void shuffle(RandomKey key) {
        sort();
        for (int i = order.length - 1; i > 0; i--) {
            swap(i, CounterRandom.below(i + 1, key.value(), i));
        }
    }

    private void swap(int i, int j) {
        int kept = order[i];
        order[i] = order[j];
        order[j] = kept;
    }
}
