package cortado;

/** How far a window of a convolution or a pool reaches beyond an image; {@code padding} gives other numbers. */
public enum Padding {
    /** Not at all: the windows lie inside, and the output is smaller than the input. */
    VALID,
    /**
     * So that the output has {@code ceil(size / stride)} positions along each axis, as many as the input where the
     * stride is 1. An odd surplus goes to the end.
     */
    SAME
}
