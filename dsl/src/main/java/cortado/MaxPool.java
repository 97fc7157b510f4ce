package cortado;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/**
 * The largest element of each window of each channel.
 *
 * <p>{@code [channels, height, width]} becomes {@code [channels, height2, width2]} with
 * {@code height2 = floor((height + low + high - dilation (kernel - 1) - 1) / stride) + 1}, and the width likewise;
 * {@code [channels, length]} and {@code [channels, depth, height, width]} are pooled along all axes but the first too.
 * Padding wins no maximum. Where several elements are largest, the gradient goes to the first in row-major order. It
 * has no parameters.
 *
 * {@snippet :
 * @MaxPool(kernel = 2)                          abstract Tensor halve(Tensor image);
 * @MaxPool(kernel = 3, stride = 2, padding = 1) abstract Tensor shrink(Tensor image);
 * }
 *
 * A kernel that does not fit into the padded input is an error, and so is a window that reads padding only.
 */
@Retention(RetentionPolicy.CLASS)
@java.lang.annotation.Target(ElementType.METHOD)
public @interface MaxPool {
    /** The sizes of a window, at least 1: one for all axes or one an axis. Absent: a parameter {@code int kernel}. */
    int[] kernel() default {};

    /** The distance of neighbouring windows. Absent: that of windows side by side, {@code kernel}. */
    int[] stride() default {};

    /**
     * How far windows reach beyond the image, with {@code border} absent: one number for all sides, one an axis, or a
     * low and a high one for each axis. Absent: 0.
     */
    int[] padding() default 0;

    /** {@link Padding#SAME} computes the padding, with {@code padding} absent. */
    Padding border() default Padding.VALID;

    /** The distance of neighbouring elements of a window. Absent: 1. */
    int[] dilation() default 1;

    /** Whether the output's size is rounded up, so that a last window may hang over; it has to begin inside. */
    boolean ceilMode() default false;
}
