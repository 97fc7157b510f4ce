package cortado;

/**
 * How parameters start. Layers name it with {@code init}, own parameters with {@link Parameter#init}.
 *
 * <p>{@code fanIn} is the number of inputs that one output is computed from, {@code fanOut} the number of outputs that
 * one input goes to: {@code in} and {@code units} of a dense layer; a convolution states them. {@code gain} is the
 * attribute of that name. Numbers are drawn from the seed and the parameter's path only, so that a parameter starts
 * alike however the rest of the network changes.
 */
public enum Init {
    /**
     * What suits the layer's {@code activation}:
     * {@link #LECUN_NORMAL} for {@link Activation#SELU};
     * {@link #XAVIER_UNIFORM} for identity, sigmoid, tanh, softsign, hard sigmoid, hard tanh, log-sigmoid, softmax and
     * log-softmax; {@link #KAIMING_NORMAL} for all others, which are kin of ReLU.
     */
    BY_ACTIVATION,
    /** 0. */
    ZEROS,
    /** 1. */
    ONES,
    /** The attribute {@code value}. */
    CONSTANT,
    /** Normal with mean 0 and standard deviation {@code std}. */
    NORMAL,
    /** Uniform between {@code -limit} and {@code limit}. */
    UNIFORM,
    /** Normal with standard deviation {@code gain sqrt(2 / (fanIn + fanOut))}; gain 1 (Glorot and Bengio 2010). */
    XAVIER_NORMAL,
    /** Uniform within {@code gain sqrt(6 / (fanIn + fanOut))}; gain 1 (Glorot and Bengio 2010). */
    XAVIER_UNIFORM,
    /** Normal with standard deviation {@code gain / sqrt(fanIn)}; gain sqrt 2 (He et al. 2015). */
    KAIMING_NORMAL,
    /** Uniform within {@code gain sqrt(3 / fanIn)}; gain sqrt 2 (He et al. 2015). */
    KAIMING_UNIFORM,
    /** Normal with standard deviation {@code gain / sqrt(fanOut)}; gain sqrt 2 (He et al. 2015). */
    KAIMING_NORMAL_FAN_OUT,
    /** Uniform within {@code gain sqrt(3 / fanOut)}; gain sqrt 2 (He et al. 2015). */
    KAIMING_UNIFORM_FAN_OUT,
    /** Normal with standard deviation {@code gain / sqrt(fanIn)}; gain 1 (LeCun et al. 1998). */
    LECUN_NORMAL,
    /** Uniform within {@code gain sqrt(3 / fanIn)}; gain 1 (LeCun et al. 1998). */
    LECUN_UNIFORM,
    /**
     * {@code gain} times a matrix with orthonormal rows or columns, whichever are fewer; gain 1 (Saxe et al. 2014).
     * Axes after the first count as one.
     */
    ORTHOGONAL,
    /**
     * Uniform within {@code 1 / sqrt(fanIn)}, the bias too: what PyTorch does to linear layers and convolutions by
     * itself.
     */
    PYTORCH_LINEAR
}
