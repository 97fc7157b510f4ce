package cortado.runtime.math;

import cortado.runtime.Allocation;
import java.util.StringJoiner;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Prints how many bytes loops over the vector overloads allocate, each loop in a method of its own as in generated
 * code.
 */
final class AllocationProbe {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LENGTH = 512;
    private static final float[] X = new float[LENGTH];
    private static final float[] Y = new float[LENGTH];

    private AllocationProbe() {}

    /** Prints the bytes by name. */
    public static void main(String[] arguments) {
        for (int i = 0; i < LENGTH; i++) {
            X[i] = (i + 1) / 50f;
        }
        StringJoiner report = new StringJoiner(", ");
        report.add("exp " + Allocation.afterWarmUp(AllocationProbe::exp));
        report.add("expm1 " + Allocation.afterWarmUp(AllocationProbe::expm1));
        report.add("log " + Allocation.afterWarmUp(AllocationProbe::log));
        report.add("log1p " + Allocation.afterWarmUp(AllocationProbe::log1p));
        report.add("tanh " + Allocation.afterWarmUp(AllocationProbe::tanh));
        report.add("sigmoid " + Allocation.afterWarmUp(AllocationProbe::sigmoid));
        report.add("erf " + Allocation.afterWarmUp(AllocationProbe::erf));
        System.out.println(report);
    }

    private static void exp() {
        for (int i = 0; i < LENGTH; i += SPECIES.length()) {
            Exp.exp(FloatVector.fromArray(SPECIES, X, i)).intoArray(Y, i);
        }
    }

    private static void expm1() {
        for (int i = 0; i < LENGTH; i += SPECIES.length()) {
            Expm1.expm1(FloatVector.fromArray(SPECIES, X, i)).intoArray(Y, i);
        }
    }

    private static void log() {
        for (int i = 0; i < LENGTH; i += SPECIES.length()) {
            Log.log(FloatVector.fromArray(SPECIES, X, i)).intoArray(Y, i);
        }
    }

    private static void log1p() {
        for (int i = 0; i < LENGTH; i += SPECIES.length()) {
            Log1p.log1p(FloatVector.fromArray(SPECIES, X, i)).intoArray(Y, i);
        }
    }

    private static void tanh() {
        for (int i = 0; i < LENGTH; i += SPECIES.length()) {
            Tanh.tanh(FloatVector.fromArray(SPECIES, X, i)).intoArray(Y, i);
        }
    }

    private static void sigmoid() {
        for (int i = 0; i < LENGTH; i += SPECIES.length()) {
            Sigmoid.sigmoid(FloatVector.fromArray(SPECIES, X, i)).intoArray(Y, i);
        }
    }

    private static void erf() {
        for (int i = 0; i < LENGTH; i += SPECIES.length()) {
            Erf.erf(FloatVector.fromArray(SPECIES, X, i)).intoArray(Y, i);
        }
    }
}
