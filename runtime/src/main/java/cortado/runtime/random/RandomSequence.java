package cortado.runtime.random;

/**
 * The numbers of one key, drawn one after the other. It can be started again with any key and then allocates nothing.
 * Not safe for use by several threads.
 */
public final class RandomSequence {
    private long key;
    private long counter;

    /** Starts with a key. */
    public RandomSequence(long key) {
        this.key = key;
    }

    /** Goes before the first number of a key. */
    public void restart(long key) {
        this.key = key;
        counter = 0;
    }

    /** Returns a number from [0, 1), a multiple of 2^-24. */
    public float uniform() {
        return CounterRandom.uniform(key, counter++);
    }

    /** Returns a number from [low, high), or {@code low} if they are equal. */
    public float uniform(float low, float high) {
        return low + (high - low) * uniform();
    }

    /** Returns a whole number from {@code low} to {@code high}, both included. */
    public int between(int low, int high) {
        return low + CounterRandom.below(high - low + 1, key, counter++);
    }

    /** Returns true with a probability. */
    public boolean chance(float probability) {
        return uniform() < probability;
    }
}
