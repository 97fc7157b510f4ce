package cortado;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/**
 * A convolution of volumes: {@link Conv2d} with one more axis of space.
 *
 * <p>{@code [in, depth, height, width]} becomes {@code [channels, depth2, height2, width2]}, each size by the formula
 * of {@link Conv2d}.
 *
 * <table>
 * <caption>Parameters of a layer named {@code conv}</caption>
 * <tr><th>key</th><th>shape (PyTorch's layout)</th></tr>
 * <tr><td>{@code conv.weight}</td><td>{@code [channels, in/groups, depth, height, width]} of the kernel</td></tr>
 * <tr><td>{@code conv.bias}</td><td>{@code [channels]}</td></tr>
 * <tr><td>{@code conv.slope}, with {@link Activation#PRELU} only</td><td>{@code [1]}</td></tr>
 * </table>
 *
 * {@snippet :
 * @Conv3d(channels = 8, kernel = 3, padding = 1) abstract Tensor conv(Tensor video);
 * }
 *
 * Sizes hold for all axes, or are given as {@code {depth, height, width}}.
 */
@Retention(RetentionPolicy.CLASS)
@java.lang.annotation.Target(ElementType.METHOD)
public @interface Conv3d {
    /** The number of filters, at least 1: the channels of the output. Absent: a parameter {@code int channels}. */
    int channels() default 0;

    /** The sizes of a filter, at least 1: one for all axes or one an axis. Absent: a parameter {@code int kernel}. */
    int[] kernel() default {};

    /** The distance of neighbouring windows. Absent: 1. */
    int[] stride() default 1;

    /**
     * How many zeros are added around the input, with {@code border} absent: one number for all sides, one an
     * axis, or a low and a high one for each axis. Absent: none.
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
