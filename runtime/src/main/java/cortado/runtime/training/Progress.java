package cortado.runtime.training;

import cortado.runtime.io.CheckpointException;
import cortado.runtime.optimizer.OptimizerState;

/** How far training has come: what the next step needs beside the variables. */
public final class Progress {
    private final OptimizerState optimizer;
    private long steps;
    private int epochs;
    private int batches;
    /** Epochs that were completed before the current training. */
    private int begun;
    private boolean restored;

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

    /** Returns how many batches of the current epoch were learned from. */
    int batches() {
        return batches;
    }

    /** Begins a training, or goes on with the one that was restored. */
    void begin() {
        begun = restored ? begun : epochs;
        restored = false;
    }

    /** Returns how many epochs were completed since the training began. */
    int epochsOfTraining() {
        return epochs - begun;
    }

    /** Counts a step and returns its number, from 1. */
    long nextStep() {
        return ++steps;
    }

    /** Counts a batch of the epoch. */
    void batchEnded() {
        batches++;
    }

    /** Counts an epoch. */
    void epochEnded() {
        epochs++;
        batches = 0;
    }

    /** Writes the counts. */
    String toText() {
        return steps + " " + epochs + " " + batches + " " + begun;
    }

    /** Reads what {@link #toText} wrote. */
    void fromText(String text) {
        String[] counts = text.split(" ");
        try {
            steps = Long.parseLong(counts[0]);
            epochs = Integer.parseInt(counts[1]);
            batches = Integer.parseInt(counts[2]);
            begun = Integer.parseInt(counts[3]);
            restored = true;
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException wrong) {
            throw new CheckpointException("found progress '" + text + "', expected four counts", wrong);
        }
    }
}
