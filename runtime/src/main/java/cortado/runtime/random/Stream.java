package cortado.runtime.random;

/** What random numbers are drawn for. Streams of one seed are independent of each other. */
public enum Stream {
    /** First values of parameters. */
    INITIALIZATION,
    /** Order of the samples in an epoch, and splits of a data set. */
    SHUFFLING,
    /** Random changes of the inputs while training. */
    AUGMENTATION,
    /** Units that are dropped while training. */
    DROPOUT
}
