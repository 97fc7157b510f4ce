package cortado.runtime.optimizer;

import java.util.SequencedMap;

/**
 * What an optimizer remembers between steps, over all parameters in one flat order.
 *
 * <p>Each element's update depends on that element alone, so a step may be cut into ranges, on any threads, without a
 * change of a bit.
 */
public interface OptimizerState {
    /**
     * Starts a step; all its updates come after.
     *
     * @param step the step's number, from 1
     * @param learningRate the step's learning rate, as a schedule gives it
     */
    void begin(long step, double learningRate);

    /**
     * Updates the parameters {@code from} to {@code to - 1} and the state that belongs to them. Allocates nothing.
     *
     * @param parameters all parameters
     * @param gradients their gradients, which stay as they are
     */
    void update(float[] parameters, float[] gradients, int from, int to);

    /**
     * Returns the live arrays by name, in a fixed order, each as long as there are parameters: what a checkpoint
     * holds and restores.
     */
    SequencedMap<String, float[]> arrays();
}
