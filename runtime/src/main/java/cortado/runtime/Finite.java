package cortado.runtime;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Looks for infinity and NaN. */
public final class Finite {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

    private Finite() {}

    /** Returns whether the values {@code from} to {@code to - 1} are all finite. Allocates nothing. */
    public static boolean all(float[] values, int from, int to) {
        // Zero times a finite number is 0, times any other NaN; NaN stays in the sum, whatever is added to it.
        FloatVector zero = FloatVector.zero(SPECIES);
        FloatVector even = zero;
        FloatVector odd = zero;
        int step = 2 * SPECIES.length();
        int i = from;
        for (; i <= to - step; i += step) {
            even = FloatVector.fromArray(SPECIES, values, i).fma(zero, even);
            odd = FloatVector.fromArray(SPECIES, values, i + SPECIES.length()).fma(zero, odd);
        }
        float rest = 0;
        for (; i < to; i++) {
            rest += values[i] * 0;
        }
        return rest == 0 && !even.add(odd).test(VectorOperators.IS_NAN).anyTrue();
    }
}
