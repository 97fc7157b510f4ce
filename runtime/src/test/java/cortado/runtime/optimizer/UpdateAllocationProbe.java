package cortado.runtime.optimizer;

import cortado.runtime.Allocation;

/** Prints how many bytes steps of every optimizer allocate once they are compiled. */
final class UpdateAllocationProbe {
    private static final int COUNT = 1203;

    private UpdateAllocationProbe() {}

    /** Prints a line for each optimizer. */
    public static void main(String[] arguments) {
        for (Rules.Case given : Rules.CASES) {
            float[] w = Quadratic.floats(COUNT);
            float[] gradients = Quadratic.gradients(w);
            OptimizerState state = given.optimizer().start(COUNT);
            long bytes = Allocation.afterWarmUp(() -> {
                state.begin(3, 1e-3);
                state.update(w, gradients, 0, COUNT);
            });
            System.out.println(given + ": " + bytes);
        }
    }
}
