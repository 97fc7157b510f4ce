package cortado.runtime;

/**
 * Where a program of training steps keeps what callers write and read: positions in its arena for the current number of
 * samples.
 */
public interface TrainingLayout {
    /** Returns where sample 0 of an input begins; samples follow each other without a gap. */
    int inputOffset(int port);

    /** Returns where sample 0 of a target begins. */
    int targetOffset(int port);

    /** Returns where sample 0 of an output begins after the forward phases. */
    int outputOffset(int port);

    /** Returns where the loss lies after the forward phases: the mean over the batch, penalties included. */
    int lossOffset();

    /**
     * Returns where the gradient in sample 0 of an input begins after a step, -1 if the declaration does not ask for
     * it.
     */
    int inputGradientOffset(int port);
}
