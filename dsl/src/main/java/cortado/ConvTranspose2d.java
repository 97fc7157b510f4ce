package cortado;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/**
 * A transposed convolution of images, the gradient of a {@link Conv2d} in its input: every element is multiplied with a
 * filter, the products are added up, {@code y[o, p stride + r dilation, q stride + s dilation]} being the sum over all
 * {@code x[c, p, q] w[c, o, r, s]}, and the padding is cut off (Zeiler et al. 2010).
 *
 * <p>{@code [in, height, width]} becomes {@code [channels, height2, width2]} with
 * {@code height2 = (height - 1) stride - low - high + dilation (kernel - 1) + 1 + outputPadding}, and the width
 * likewise.
 *
 * <table>
 * <caption>Parameters of a layer named {@code up}</caption>
 * <tr><th>key</th><th>shape (PyTorch's layout)</th></tr>
 * <tr><td>{@code up.weight}</td><td>{@code [in, channels/groups, kernel height, kernel width]}</td></tr>
 * <tr><td>{@code up.bias}</td><td>{@code [channels]}</td></tr>
 * <tr><td>{@code up.slope}, with {@link Activation#PRELU} only</td><td>{@code [1]}</td></tr>
 * </table>
 *
 * {@snippet :
 * @ConvTranspose2d(channels = 8, kernel = 4, stride = 2, padding = 1) abstract Tensor up(Tensor x);
 * }
 *
 * Padding that leaves nothing is an error, and so are channels that {@code groups} does not divide.
 */
@Retention(RetentionPolicy.CLASS)
@java.lang.annotation.Target(ElementType.METHOD)
public @interface ConvTranspose2d {
    /** The number of filters, at least 1: the channels of the output. Absent: a parameter {@code int channels}. */
    int channels() default 0;

    /**
     * The sizes of a filter, at least 1: one for both axes or {@code {height, width}}. Absent: a parameter
     * {@code int kernel}.
     */
    int[] kernel() default {};

    /** The distance at which the products of neighbouring elements are added. Absent: 1. */
    int[] stride() default 1;

    /**
     * How much is cut off the sum: one number for all sides, one an axis, or a low and a high one an axis. Absent:
     * nothing.
     */
    int[] padding() default 0;

    /**
     * How much longer the output is at its end, less than {@code stride} or {@code dilation}: since a convolution of
     * stride 2 makes 4 of 7 and of 8, its inverse needs to be told. Absent: 0.
     */
    int[] outputPadding() default 0;

    /** The distance of neighbouring taps of a filter. Absent: 1. */
    int[] dilation() default 1;

    /**
     * Into how many groups of neighbours the channels fall; each group of inputs adds to its group of outputs only.
     * Both numbers of channels must be multiples.
     */
    int groups() default 1;

    /** Whether {@code b} is added. */
    boolean bias() default true;

    /** Applied to the sum, with its default settings. */
    Activation activation() default Activation.IDENTITY;

    /**
     * How the weight starts; as in PyTorch, fanIn is {@code channels/groups} and fanOut {@code in}, each times the size
     * of a kernel.
     */
    Init init() default Init.BY_ACTIVATION;

    /** The factor of the scaled initialisers; positive. Absent: the one that {@link Init} states. */
    double gain() default 1;

    /** The standard deviation of {@link Init#NORMAL}; positive. */
    double std() default 0.05;

    /** The bound of {@link Init#UNIFORM}; positive. */
    double limit() default 0.05;

    /** The number of {@link Init#CONSTANT}. */
    double value() default 0;

    /**
     * How the bias starts: {@link Init#ZEROS}, {@link Init#ONES}, {@link Init#CONSTANT} or {@link Init#PYTORCH_LINEAR}.
     * Absent: {@code PYTORCH_LINEAR} where {@link #init} is that, otherwise {@code ZEROS}.
     */
    Init biasInit() default Init.ZEROS;

    /** The number of {@link Init#CONSTANT} for the bias. */
    double biasValue() default 0;

    /** Adds {@code l1 sum |w|} to the loss, of the weight only; not negative. */
    double l1() default 0;

    /** Adds {@code l2 sum w^2} to the loss, of the weight only; not negative. */
    double l2() default 0;
}
