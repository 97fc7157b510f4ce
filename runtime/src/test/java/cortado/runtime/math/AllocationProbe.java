package cortado.runtime.math;

import cortado.runtime.Allocation;
import java.util.StringJoiner;

/** Prints how many bytes the loops over arrays, and with them the vector overloads, allocate once compiled. */
final class AllocationProbe {
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
        for (Function function : Function.ALL) {
            report.add(function + " " + Allocation.afterWarmUp(() -> function.array().apply(X, 0, Y, 0, LENGTH)));
        }
        System.out.println(report);
    }
}
