package cortado.processor.kernel;

/**
 * A loop variable. The batch axis runs over the samples of a batch, or over its blocks of {@link #BLOCK} samples; their
 * number is known at run time only.
 *
 * @param extent the number of steps, {@link #BATCH} or {@link #BLOCKS}
 */
public record Axis(String name, int extent) {
    public static final int BATCH = -1;
    public static final int BLOCKS = -2;
    /** Samples of a block, which lie side by side: one vector of 512 bits. */
    public static final int BLOCK = 16;

    public static Axis batch(String name) {
        return new Axis(name, BATCH);
    }

    /** Runs over blocks, the last of which may have fewer samples. */
    public static Axis blocks(String name) {
        return new Axis(name, BLOCKS);
    }

    /** Whether it runs over samples, one by one or in blocks. */
    public boolean isBatch() {
        return extent == BATCH || isBlocks();
    }

    public boolean isBlocks() {
        return extent == BLOCKS;
    }

    public Affine affine() {
        return Affine.of(this);
    }

    @Override
    public String toString() {
        return name;
    }
}
