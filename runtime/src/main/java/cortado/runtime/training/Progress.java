package cortado.runtime.training;

import cortado.runtime.optimizer.OptimizerState;

/** How far training has come: what the next step needs beside the variables. */
public final class Progress {
    private final OptimizerState optimizer;
    private long steps;
    private int epochs;

    /** Starts before the first step. */
    public Progress(OptimizerState optimizer) {
        this.optimizer = optimizer;
    }

    /** Returns what the optimizer remembers. */
    public OptimizerState optimizer() {
        return optimizer;
    }

    /** Returns how many steps were taken. */
    public long steps() {
        return steps;
    }

    /** Returns how many epochs were completed. */
    public int epochs() {
        return epochs;
    }

    /** Counts a step and returns its number, from 1. */
    long nextStep() {
        return ++steps;
    }

    /** Counts an epoch. */
    void epochEnded() {
        epochs++;
    }
}
