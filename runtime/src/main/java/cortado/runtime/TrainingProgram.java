package cortado.runtime;

import cortado.runtime.parallel.Workers;

/**
 * The program of a training step: inputs and targets to outputs and loss, then back to the gradients of all parameters. The setting
 * {@link Setting#TRAINING} tells whether layers such as dropout act as in training.
 */
public abstract class TrainingProgram extends Program {
    /** The loss's gradient in each parameter, in the storage order of {@link #parameters}; a step overwrites it. Padding stays 0. */
    protected final float[] gradients;

    /** The parameters are those of {@link Program#Program}. */
    protected TrainingProgram(Variables variables, float[] arena, int capacity, Workers workers) {
        super(variables, arena, capacity, workers);
        gradients = new float[parameters.length];
    }

    /** Returns where sample 0 of a target begins in the arena. */
    public abstract int targetOffset(int port);

    /** Returns where the loss lies in the arena after the forward phases: the mean over the batch, penalties included. */
    public abstract int lossOffset();

    /** Returns where the gradient in sample 0 of an input begins in the arena after a step, -1 if the declaration does not ask for it. */
    public abstract int inputGradientOffset(int port);

    @Override
    protected abstract int forwardPhases();

    /** Copies new running statistics into the states. Called in training only, once a step, after its phases. */
    public abstract void update();

    /** Returns the gradients themselves. */
    public final float[] gradients() {
        return gradients;
    }

    /** Returns the loss of the last forward pass. */
    public final float loss() {
        return arena[lossOffset()];
    }

    /** Computes outputs, loss and gradients of n samples and returns the loss. Changes neither parameters nor states. */
    public final float step(int n) {
        forward(n);
        run(forwardPhases(), phases());
        return loss();
    }
}
