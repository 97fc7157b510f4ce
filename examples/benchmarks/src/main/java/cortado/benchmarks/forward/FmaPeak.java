package cortado.benchmarks.forward;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** The most that one core can do: fused multiply-adds between registers, in as many chains as hide their latency. */
final class FmaPeak {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    /** Chains of {@link #chains}; with two factors they fill 12 of the 16 registers that AVX2 has. */
    private static final int CHAINS = 10;
    /** Steps of a chain in one call. Calls are short and many, so that the method is compiled at its entry, where vectors stay in registers. */
    private static final int STEPS = 1_000;

    private final float[] sums = new float[SPECIES.length()];

    /** Returns the floating-point operations of {@link #run} with this many calls. */
    static double operations(int calls) {
        return 2.0 * CHAINS * SPECIES.length() * STEPS * calls;
    }

    /** Multiplies and adds. Returns a number that depends on all results. */
    float run(int calls) {
        for (int call = 0; call < calls; call++) {
            chains(sums, STEPS);
        }
        return sums[0];
    }

    /** Each chain nears 1, far from subnormal numbers. */
    private static void chains(float[] sums, int steps) {
        FloatVector a = FloatVector.broadcast(SPECIES, 0.999f);
        FloatVector b = FloatVector.broadcast(SPECIES, 0.001f);
        FloatVector s0 = b, s1 = b, s2 = b, s3 = b, s4 = b, s5 = b, s6 = b, s7 = b, s8 = b, s9 = b;
        for (int i = 0; i < steps; i++) {
            s0 = s0.fma(a, b);
            s1 = s1.fma(a, b);
            s2 = s2.fma(a, b);
            s3 = s3.fma(a, b);
            s4 = s4.fma(a, b);
            s5 = s5.fma(a, b);
            s6 = s6.fma(a, b);
            s7 = s7.fma(a, b);
            s8 = s8.fma(a, b);
            s9 = s9.fma(a, b);
        }
        s0.add(s1).add(s2.add(s3)).add(s4.add(s5).add(s6.add(s7))).add(s8.add(s9)).intoArray(sums, 0);
    }
}
