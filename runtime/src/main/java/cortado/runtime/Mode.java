package cortado.runtime;

/** How layers such as dropout and batch normalisation act. */
public enum Mode {
    /** As while learning: units are dropped, statistics are those of the batch. */
    TRAINING,
    /** As in use: nothing is dropped, statistics are the running ones. */
    EVALUATION;

    /** Returns the value that {@link Setting#TRAINING} has in this mode. */
    public double setting() {
        return this == TRAINING ? 1 : 0;
    }
}
