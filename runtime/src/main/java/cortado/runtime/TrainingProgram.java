package cortado.runtime;

import cortado.runtime.parallel.Workers;
import java.util.Optional;

/**
 * The program of a training step: inputs and targets to outputs and loss, then back to the gradients of all parameters.
 * The setting {@link Setting#TRAINING} tells whether layers such as dropout act as in training.
 */
public abstract class TrainingProgram extends Program implements TrainingLayout {
    /**
     * The loss's gradient in each parameter, in the storage order of {@link #parameters}; a step overwrites it. Padding
     * stays 0.
     */
    protected final float[] gradients;

    /** The parameters are those of {@link Program#Program}. */
    protected TrainingProgram(Variables variables, float[] arena, int capacity, Workers workers) {
        super(variables, arena, capacity, workers);
        gradients = new float[parameters.length];
    }

    @Override
    public abstract int forwardPhases();

    /** Copies new running statistics into the states. Called in training only, once a step, after its phases. */
    public abstract void update();

    /**
     * Returns the first layer that normalizes over the samples of a batch and has one number of each feature in a
     * sample, so that a batch of one sample has no variance; empty if there is none.
     */
    public Optional<String> layerOfSeveralSamples() {
        return Optional.empty();
    }

    @Override
    final boolean isFinite() {
        return super.isFinite() && Finite.all(gradients, 0, gradients.length);
    }

    /** Returns the gradients themselves. */
    public final float[] gradients() {
        return gradients;
    }

    /** Returns the loss of the last forward pass. */
    public final float loss() {
        return arena[lossOffset()];
    }

    /**
     * Computes outputs, loss and gradients of n samples and returns the loss. Changes neither parameters nor states.
     */
    public final float step(int n) {
        forward(n);
        run(forwardPhases(), phases());
        return loss();
    }
}
