package cortado;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/**
 * The mean of each window of each channel.
 *
 * <p>{@code [channels, height, width]} becomes {@code [channels, height2, width2]} with
 * {@code height2 = floor((height + low + high - kernel) / stride) + 1}, and the width likewise;
 * {@code [channels, length]} and {@code [channels, depth, height, width]} are pooled along all axes but the first too.
 * It has no parameters.
 *
 * {@snippet :
 * @AveragePool(kernel = 2)                                                  abstract Tensor halve(Tensor image);
 * @AveragePool(kernel = 3, stride = 1, padding = 1, countIncludePad = false) abstract Tensor smooth(Tensor image);
 * }
 *
 * A kernel that does not fit into the padded input is an error, and so is a window that reads padding only.
 */
@Retention(RetentionPolicy.CLASS)
@java.lang.annotation.Target(ElementType.METHOD)
public @interface AveragePool {
    /** The sizes of a window, at least 1: one for all axes or one an axis. Absent: a parameter {@code int kernel}. */
    int[] kernel() default {};

    /** The distance of neighbouring windows. Absent: that of windows side by side, {@code kernel}. */
    int[] stride() default {};

    /**
     * How many zeros are added around the image, with {@code border} absent: one number for all sides, one an axis, or
     * a low and a high one for each axis. Absent: none.
     */
    int[] padding() default 0;

    /** {@link Padding#SAME} computes the padding, with {@code padding} absent. */
    Padding border() default Padding.VALID;

    /** Whether the output's size is rounded up, so that a last window may hang over; it has to begin inside. */
    boolean ceilMode() default false;

    /**
     * Whether the zeros of the padding count as elements. What a window hangs over beyond them, by {@link #ceilMode},
     * never counts.
     */
    boolean countIncludePad() default true;
}
