package cortado.runtime.optimizer;

/**
 * Sizes below which the state of optimizers is set to zero. Subnormal numbers cost 8 to 31 times the time of others,
 * Java cannot turn them off, and the state of a unit that no longer learns decays into them.
 */
final class Flush {
    /** Gradients below this size have squares that are subnormal. */
    static final float GRADIENT = 0x1p-63f;
    /** Velocities and first moments below this size have products with learning rates that may be subnormal. */
    static final float MOMENT = 0x1p-80f;
    /** Second moments below this size are subnormal themselves. */
    static final float SQUARE = Float.MIN_NORMAL;

    private Flush() {}

    /** Returns 0 where the size is below {@code least}, and x itself elsewhere, NaN included. */
    static float below(float least, float x) {
        return Math.abs(x) < least ? 0 : x;
    }
}
