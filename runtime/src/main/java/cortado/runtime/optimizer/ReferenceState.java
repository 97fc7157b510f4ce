package cortado.runtime.optimizer;

/** The twin of {@link OptimizerState} in double precision: plain loops that stay close to the formulas. */
public interface ReferenceState {
    /**
     * Starts a step.
     *
     * @param step the step's number, from 1
     * @param learningRate the step's learning rate, as a schedule gives it
     */
    void begin(long step, double learningRate);

    /**
     * Updates the parameters {@code from} to {@code to - 1} and the state that belongs to them.
     *
     * @param parameters all parameters
     * @param gradients their gradients, which stay as they are
     */
    void update(double[] parameters, double[] gradients, int from, int to);
}
