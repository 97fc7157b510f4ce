package cortado;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/**
 * A convolution along a sequence:
 * {@code y[o, t] = activation(b[o] + sum over c, r of x[c, t stride + r dilation] w[o, c, r])}, with the zeros of the
 * padding around x. Filters are not flipped.
 *
 * <p>{@code [in, length]} becomes {@code [channels, length2]} with
 * {@code length2 = floor((length + low + high - dilation (kernel - 1) - 1) / stride) + 1}. Channels come first, as in
 * an image; a sequence {@code [time, features]} passes {@link Tensor#transpose()} before and after. Padding at the low
 * end only, {@code padding = {dilation (kernel - 1), 0}}, makes it causal.
 *
 * <table>
 * <caption>Parameters of a layer named {@code conv}</caption>
 * <tr><th>key</th><th>shape (PyTorch's layout)</th></tr>
 * <tr><td>{@code conv.weight}</td><td>{@code [channels, in/groups, kernel]}</td></tr>
 * <tr><td>{@code conv.bias}</td><td>{@code [channels]}</td></tr>
 * <tr><td>{@code conv.slope}, with {@link Activation#PRELU} only</td><td>{@code [1]}</td></tr>
 * </table>
 *
 * {@snippet :
 * @Conv1d(channels = 8, kernel = 3, padding = {2, 0}) abstract Tensor causal(Tensor signal);
 * }
 *
 * A kernel that does not fit into the padded input is an error, and so are channels that {@code groups} does not
 * divide.
 */
@Retention(RetentionPolicy.CLASS)
@java.lang.annotation.Target(ElementType.METHOD)
public @interface Conv1d {
    /** The number of filters, at least 1: the channels of the output. Absent: a parameter {@code int channels}. */
    int channels() default 0;

    /** The length of a filter, at least 1. Absent: a parameter {@code int kernel}. */
    int[] kernel() default {};

    /** The distance of neighbouring windows. Absent: 1. */
    int[] stride() default 1;

    /**
     * How many zeros are added around the input, with {@code border} absent: one number for both ends or
     * {@code {low, high}}. Absent: none.
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
