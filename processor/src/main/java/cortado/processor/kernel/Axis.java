package cortado.processor.kernel;

/**
 * A loop variable. The batch axis runs over the samples of a batch, whose number is known at run time only.
 *
 * @param extent the number of steps, or {@link #BATCH}
 */
public record Axis(String name, int extent) {
    public static final int BATCH = -1;

    public static Axis batch(String name) {
        return new Axis(name, BATCH);
    }

    public boolean isBatch() {
        return extent == BATCH;
    }

    public Affine affine() {
        return Affine.of(this);
    }

    @Override
    public String toString() {
        return name;
    }
}
