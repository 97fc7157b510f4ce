package cortado;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/**
 * A convolution of images:
 * {@code y[o, p, q] = activation(b[o] + sum over c, r, s of x[c, i, j] w[o, c, r, s])} with
 * {@code i = p stride + r dilation} and {@code j = q stride + s dilation}, and the zeros of the padding around x (LeCun
 * et al. 1989). Filters are not flipped.
 *
 * <p>{@code [in, height, width]} becomes {@code [channels, height2, width2]} with
 * {@code height2 = floor((height + low + high - dilation (kernel - 1) - 1) / stride) + 1}, and the width likewise.
 *
 * <table>
 * <caption>Parameters of a layer named {@code conv}</caption>
 * <tr><th>key</th><th>shape (PyTorch's layout)</th></tr>
 * <tr><td>{@code conv.weight}</td><td>{@code [channels, in/groups, kernel height, kernel width]}</td></tr>
 * <tr><td>{@code conv.bias}</td><td>{@code [channels]}</td></tr>
 * <tr><td>{@code conv.slope}, with {@link Activation#PRELU} only</td><td>{@code [1]}</td></tr>
 * </table>
 *
 * {@snippet :
 * @Conv2d(channels = 16, kernel = 3, padding = 1, activation = Activation.RELU) abstract Tensor conv(Tensor image);
 * @Conv2d(channels = 32, kernel = {1, 5}, border = Padding.SAME)                abstract Tensor wide(Tensor x);
 * @Conv2d(kernel = 3, padding = {0, 1, 0, 1}, bias = false) abstract Tensor down(Tensor x, int channels, int stride);
 * }
 *
 * Sizes hold for both axes, or are given as {@code {height, width}}; a parameter {@code int} of the method holds for
 * both. A kernel that does not fit into the padded input is an error, and so are channels that {@code groups} does not
 * divide.
 */
@Retention(RetentionPolicy.CLASS)
@java.lang.annotation.Target(ElementType.METHOD)
public @interface Conv2d {
    /** The number of filters, at least 1: the channels of the output. Absent: a parameter {@code int channels}. */
    int channels() default 0;

    /**
     * Height and width of a filter, at least 1: one number for both or {@code {height, width}}. Absent: a parameter
     * {@code int kernel}.
     */
    int[] kernel() default {};

    /** The distance of neighbouring windows. Absent: 1. */
    int[] stride() default 1;

    /**
     * How many zeros are added around the input, with {@code border} absent: one number for all sides,
     * {@code {top and bottom, left and right}}, or {@code {top, bottom, left, right}}. Absent: none.
     */
    int[] padding() default 0;

    /** {@link Padding#SAME} computes the padding, with {@code padding} absent. */
    Padding border() default Padding.VALID;

    /** The distance of neighbouring taps of a filter. Absent: 1. */
    int[] dilation() default 1;

    /**
     * Into how many groups of neighbours the channels fall; each group of outputs sees its group of inputs only. Both
     * numbers of channels must be multiples. As many groups as input channels make a depthwise convolution.
     */
    int groups() default 1;

    /** Whether {@code b} is added. */
    boolean bias() default true;

    /** Applied to the sum, with its default settings. */
    Activation activation() default Activation.IDENTITY;

    /** How the weight starts; fanIn is {@code in/groups}, fanOut {@code channels}, each times the size of a kernel. */
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

    /**
     * After each training step, the weights of each filter that are longer than this are scaled to it: {@code |w[o]| <=
     * maxNorm}, positive (Srebro, Rennie and Jaakkola 2005). Absent: they are as long as they get.
     */
    double maxNorm() default 0;
}
