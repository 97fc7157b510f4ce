package cortado.runtime.random;

/**
 * Names one sequence of random numbers by the chain of what it is for: {@code
 * RandomKey.of(seed).with(Stream.DROPOUT).with(step).with("hidden")}. Equal chains give equal numbers; chains that
 * differ anywhere give independent ones.
 *
 * @param value the whole chain, hashed; the key that {@link CounterRandom} takes
 */
public record RandomKey(long value) {
    private static final long LINK = 0x2545F4914F6CDD1DL;
    private static final long FNV_OFFSET = 0xCBF29CE484222325L;
    private static final long FNV_PRIME = 0x100000001B3L;

    /** Returns the chain that holds the seed alone. */
    public static RandomKey of(long seed) {
        return new RandomKey(CounterRandom.mix(seed ^ LINK));
    }

    /** Returns this chain with a number at its end: a step, an epoch, a call. */
    public RandomKey with(long link) {
        return new RandomKey(with(value, link));
    }

    /** Returns this chain with a name at its end: the path of a layer or parameter. */
    public RandomKey with(String link) {
        long hash = FNV_OFFSET;
        for (int i = 0; i < link.length(); i++) {
            hash = (hash ^ link.charAt(i)) * FNV_PRIME;
        }
        return with(hash);
    }

    /** Returns this chain with a stream at its end. */
    public RandomKey with(Stream stream) {
        return with(stream.name());
    }

    /** Returns {@code new RandomKey(key).with(link).value()} without making objects. */
    public static long with(long key, long link) {
        return CounterRandom.mix(CounterRandom.mix(link + LINK) ^ Long.rotateLeft(key, 32) * CounterRandom.STEP);
    }

    /** Returns a number from [0, 1), a multiple of 2^-24. */
    public float uniform(long counter) {
        return CounterRandom.uniform(value, counter);
    }

    /** Returns a number of the normal distribution with mean 0 and standard deviation 1. */
    public float normal(long counter) {
        return CounterRandom.normal(value, counter);
    }
}
