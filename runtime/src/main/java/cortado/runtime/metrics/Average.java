package cortado.runtime.metrics;

/** How a {@link ClassScore} of several classes becomes one number. */
public enum Average {
    /** The mean of the classes' scores: every class weighs the same. Classes that never occur count as 0. */
    MACRO,
    /** The score of the counts of all classes together: every sample weighs the same. */
    MICRO
}
