package cortado.runtime;

import cortado.runtime.math.Species;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Looks for infinity and NaN. */
public final class Finite {
    private static final VectorSpecies<Float> SPECIES = Species.PREFERRED;
    /**
     * Values of one call of the vector loop. Many short calls are compiled at the method's entry, where vectors stay in
     * registers.
     */
    private static final int BLOCK = 512;

    private Finite() {}

    /** Returns whether the values {@code from} to {@code to - 1} are all finite. Allocates nothing once compiled. */
    public static boolean all(float[] values, int from, int to) {
        int i = from;
        for (; i <= to - BLOCK; i += BLOCK) {
            if (!block(values, i)) {
                return false;
            }
        }
        float rest = 0;
        for (; i < to; i++) {
            rest += values[i] * 0;
        }
        return rest == 0;
    }

    private static boolean block(float[] values, int from) {
        // Zero times a finite number is 0, times any other NaN; NaN stays in the sum, whatever is added to it.
        FloatVector zero = FloatVector.zero(SPECIES);
        FloatVector even = zero;
        FloatVector odd = zero;
        for (int i = from; i < from + BLOCK; i += 2 * SPECIES.length()) {
            even = FloatVector.fromArray(SPECIES, values, i).fma(zero, even);
            odd = FloatVector.fromArray(SPECIES, values, i + SPECIES.length()).fma(zero, odd);
        }
        return !even.add(odd).test(VectorOperators.IS_NAN).anyTrue();
    }
}
