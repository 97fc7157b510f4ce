package cortado.runtime.optimizer;

import java.util.Arrays;

/** Prints digests of parameters and state after some steps of every optimizer, to be compared between vector widths. */
final class UpdateProbe {
    private static final int COUNT = 1500;
    private static final int STEPS = 20;

    private UpdateProbe() {}

    /** Prints a line for each optimizer. */
    public static void main(String[] arguments) {
        for (Rules.Case given : Rules.CASES) {
            float[] w = Quadratic.floats(COUNT);
            OptimizerState state = given.optimizer().start(COUNT);
            Quadratic.train(given.optimizer(), state, w, 1, STEPS);
            int digest = Arrays.hashCode(w);
            for (float[] array : state.arrays().values()) {
                digest = 31 * digest + Arrays.hashCode(array);
            }
            System.out.println(given + " digest " + digest);
        }
    }
}
