package cortado.runtime.optimizer;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Sets what is too small to matter to zero. Subnormal numbers cost 8 to 31 times the time of others, Java cannot turn
 * them off, and the state of a unit that no longer learns decays into them.
 */
final class Flush {
    /** Gradients below this size have squares that are subnormal. */
    static final float GRADIENT = 0x1p-63f;
    /** Velocities and first moments below this size have products with learning rates that may be subnormal. */
    static final float MOMENT = 0x1p-80f;

    private Flush() {}

    /** Returns 0 where the size is below {@code least}, and x itself elsewhere, NaN included. */
    static FloatVector below(float least, FloatVector x) {
        return x.blend(0, x.abs().compare(VectorOperators.LT, least));
    }
}
