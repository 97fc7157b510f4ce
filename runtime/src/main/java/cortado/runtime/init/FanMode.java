package cortado.runtime.init;

/** Which of a parameter's fans decides how wide its first values spread. */
public enum FanMode {
    /** Inputs of an output: keeps the variance of activations on the way forward. */
    IN,
    /** Outputs of an input: keeps the variance of gradients on the way back. */
    OUT,
    /** The mean of both. */
    AVERAGE;

    double of(int fanIn, int fanOut) {
        return switch (this) {
            case IN -> fanIn;
            case OUT -> fanOut;
            case AVERAGE -> ((double) fanIn + fanOut) / 2;
        };
    }
}
