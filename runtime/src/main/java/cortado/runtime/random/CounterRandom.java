package cortado.runtime.random;

/**
 * Random numbers without a state: each is a pure function of a key and a counter, so that it does not matter which
 * thread draws it, when, or how many were drawn before. Sequences of one key are those of SplitMix64 (Steele, Lea and
 * Flood, "Fast splittable pseudorandom number generators", 2014), started at the key.
 */
public final class CounterRandom {
    /** The golden ratio's fraction as an odd 64-bit number: the step of SplitMix64. */
    static final long STEP = 0x9E3779B97F4A7C15L;
    /** Separates the angle of a normal number from its radius. */
    private static final long ANGLE = 0xD1B54A32D192ED03L;

    private CounterRandom() {}

    /** Returns 64 random bits. */
    public static long bits(long key, long counter) {
        return mix(key + (counter + 1) * STEP);
    }

    /** Returns a number from [0, 1), a multiple of 2^-24. */
    public static float uniform(long key, long counter) {
        return (bits(key, counter) >>> 40) * 0x1p-24f;
    }

    /** Returns a number of the normal distribution with mean 0 and standard deviation 1 (Box and Muller, 1958). */
    public static float normal(long key, long counter) {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(((bits(key, counter) >>> 11) + 1) * 0x1p-53));
        double angle = 2 * Math.PI * (bits(key ^ ANGLE, counter) >>> 11) * 0x1p-53;
        return (float) (radius * StrictMath.cos(angle));
    }

    /** Returns a number from 0 to {@code bound - 1}. Its bias is below {@code bound * 2^-64}. */
    public static int below(int bound, long key, long counter) {
        return (int) Math.unsignedMultiplyHigh(bits(key, counter), bound);
    }

    /**
     * Returns a number from [0, 1), a multiple of 2^-24, for one element of one sample of a batch. Made for generated
     * loops: integer operations of 32 bits only, and what depends on key and sample alone is computed outside the
     * loop over elements.
     *
     * @param key a long drawn once for a step from (seed, {@link Stream#DROPOUT}, step, layer, call)
     */
    public static float uniform(long key, int sample, int element) {
        return (mix(mix(sample + (int) key) ^ (int) (key >>> 32) ^ element) >>> 8) * 0x1p-24f;
    }

    /**
     * The finaliser of SplitMix64, Stafford's "Mix13": a permutation of all longs in which each input bit flips each
     * output bit half the time.
     */
    static long mix(long z) {
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }

    /**
     * The permutation of all ints "triple32" with the smallest known bias (Wellons, "Prospecting for hash functions",
     * 2018).
     */
    static int mix(int z) {
        z = (z ^ z >>> 17) * 0xED5AD4BB;
        z = (z ^ z >>> 11) * 0xAC4C1B51;
        z = (z ^ z >>> 15) * 0x31848BAB;
        return z ^ z >>> 14;
    }
}
