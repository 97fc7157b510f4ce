package cortado;

/**
 * Activations with their default settings: values of {@code activation = ...} of a layer and of {@link Activate}.
 *
 * <p>Each is also a method of {@link Tensor} of the same name ({@code LEAKY_RELU}: {@code leakyRelu()}), with settings
 * as arguments where there are any.
 */
public enum Activation {
    /** {@code x}. */
    IDENTITY,
    /** {@code 1 / (1 + e^-x)}. */
    SIGMOID,
    /** {@code (e^x - e^-x) / (e^x + e^-x)}. */
    TANH,
    /** {@code max(x, 0)}; gradient 0 at 0 (Nair and Hinton 2010). */
    RELU,
    /** {@code min(max(x, 0), 6)}; gradient 0 at 0 and at 6. */
    RELU6,
    /** {@code x} for {@code x > 0}, else {@code slope x}; slope 0.01 (Maas et al. 2013). */
    LEAKY_RELU,
    /**
     * {@code x} for {@code x > 0}, else {@code a x}; the slope a is one learned number that starts at 0.25 (He et al.
     * 2015).
     */
    PRELU,
    /** {@code x} for {@code x > 0}, else {@code alpha (e^x - 1)}; alpha 1 (Clevert et al. 2016). */
    ELU,
    /** {@code x} for {@code x > 0}, else {@code alpha (e^(x/alpha) - 1)}; alpha 1 (Barron 2017). */
    CELU,
    /**
     * {@code s x} for {@code x > 0}, else {@code s a (e^x - 1)}; s 1.0507009873554805, a 1.6732632423543772 (Klambauer
     * et al. 2017).
     */
    SELU,
    /** {@code x/2 (1 + erf(x/sqrt 2))} (Hendrycks and Gimpel 2016). */
    GELU,
    /** {@code x/2 (1 + tanh(sqrt(2/pi) (x + 0.044715 x^3)))}, the approximation that GPT-2 uses. */
    GELU_TANH,
    /** {@code x sigmoid(x)}, also called swish (Ramachandran et al. 2017). */
    SILU,
    /** {@code x tanh(log(1 + e^x))} (Misra 2019). */
    MISH,
    /** {@code log(1 + e^(beta x)) / beta}; beta 1. */
    SOFTPLUS,
    /** {@code x / (1 + |x|)}. */
    SOFTSIGN,
    /** {@code min(max(x + 3, 0), 6) / 6}; gradient 0 at -3 and at 3. */
    HARD_SIGMOID,
    /** {@code x min(max(x + 3, 0), 6) / 6} (Howard et al. 2019). */
    HARD_SWISH,
    /** {@code min(max(x, -1), 1)}; gradient 0 at -1 and at 1. */
    HARD_TANH,
    /** {@code log(sigmoid(x))}, computed as {@code min(x, 0) - log(1 + e^-|x|)}. */
    LOG_SIGMOID,
    /** {@code e^x / sum e^x} over the last axis, after its maximum has been subtracted. */
    SOFTMAX,
    /** {@code x - log sum e^x} over the last axis, after its maximum has been subtracted. */
    LOG_SOFTMAX
}
