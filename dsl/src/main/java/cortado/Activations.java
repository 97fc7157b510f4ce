package cortado;

/**
 * The activations of {@link Tensor}. The forms without settings are those of {@link Activation}, which gives the
 * formulas.
 */
interface Activations {
    /** See {@link Activation#IDENTITY}. */
    Tensor identity();

    /** See {@link Activation#SIGMOID}. */
    Tensor sigmoid();

    /** See {@link Activation#TANH}. */
    Tensor tanh();

    /** See {@link Activation#RELU}. */
    Tensor relu();

    /** See {@link Activation#RELU6}. */
    Tensor relu6();

    /** {@link #leakyRelu(double)} with slope 0.01. */
    Tensor leakyRelu();

    /** {@code x} for {@code x > 0}, else {@code slope x}. See {@link Activation#LEAKY_RELU}. */
    Tensor leakyRelu(double slope);

    /**
     * {@code x} for {@code x > 0}, else {@code slope x}, with a slope that is learned. See {@link Activation#PRELU}.
     *
     * @param slope a {@link Parameter}, broadcast to this: {@code [1]} for one slope, {@code [c, 1, 1]} for one a
     *              channel
     */
    Tensor prelu(Tensor slope);

    /** {@link #elu(double)} with alpha 1. */
    Tensor elu();

    /** {@code x} for {@code x > 0}, else {@code alpha (e^x - 1)}. See {@link Activation#ELU}. */
    Tensor elu(double alpha);

    /** {@link #celu(double)} with alpha 1. */
    Tensor celu();

    /** {@code x} for {@code x > 0}, else {@code alpha (e^(x/alpha) - 1)}. See {@link Activation#CELU}. */
    Tensor celu(double alpha);

    /** See {@link Activation#SELU}. */
    Tensor selu();

    /** See {@link Activation#GELU}. */
    Tensor gelu();

    /** See {@link Activation#GELU_TANH}. */
    Tensor geluTanh();

    /** See {@link Activation#SILU}. */
    Tensor silu();

    /** See {@link Activation#MISH}. */
    Tensor mish();

    /** {@link #softplus(double)} with beta 1. */
    Tensor softplus();

    /** {@code log(1 + e^(beta x)) / beta}, computed without overflow. See {@link Activation#SOFTPLUS}. */
    Tensor softplus(double beta);

    /** See {@link Activation#SOFTSIGN}. */
    Tensor softsign();

    /** See {@link Activation#HARD_SIGMOID}. */
    Tensor hardSigmoid();

    /** See {@link Activation#HARD_SWISH}. */
    Tensor hardSwish();

    /** See {@link Activation#HARD_TANH}; {@link Tensor#clip} has other limits. */
    Tensor hardTanh();

    /** See {@link Activation#LOG_SIGMOID}. */
    Tensor logSigmoid();

    /** {@link #softmax(int)} over the last axis. */
    Tensor softmax();

    /** {@code e^x / sum e^x}, the sum over the given axis. See {@link Activation#SOFTMAX}. */
    Tensor softmax(int axis);

    /** {@link #logSoftmax(int)} over the last axis. */
    Tensor logSoftmax();

    /** {@code x - log sum e^x}, the sum over the given axis. See {@link Activation#LOG_SOFTMAX}. */
    Tensor logSoftmax(int axis);

    /**
     * The largest of each {@code pieces} consecutive features of the last axis: {@code [..., n]} to
     * {@code [..., n/pieces]}. See {@link Maxout}.
     */
    Tensor maxout(int pieces);
}
