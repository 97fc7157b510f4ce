package cortado;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/**
 * An image in another size, larger or smaller.
 *
 * <p>{@code [channels, height, width]} becomes {@code [channels, size...]}; {@code [channels, length]} and
 * {@code [channels, depth, height, width]} likewise. With n elements becoming m along an axis, place j takes
 * <ul>
 * <li>nearest: element {@code floor(j n / m)};</li>
 * <li>bilinear: the linear interpolation at {@code (j + 0.5) n / m - 0.5}, or at {@code j (n - 1) / (m - 1)} with
 *     {@link #alignCorners}, one axis after the other; beyond the edge it is the edge.</li>
 * </ul>
 * It has no parameters.
 *
 * {@snippet :
 * @Upsample(scale = 2)                                            abstract Tensor twice(Tensor image);
 * @Upsample(size = {28, 28}, mode = Interpolation.BILINEAR)       abstract Tensor smooth(Tensor image);
 * }
 */
@Retention(RetentionPolicy.CLASS)
@java.lang.annotation.Target(ElementType.METHOD)
public @interface Upsample {
    /** The sizes of the output, at least 1: one for all axes or one an axis. Absent: {@link #scale} is given. */
    int[] size() default {};

    /** The factors of the sizes, at least 1: one for all axes or one an axis. Absent: {@link #size} is given. */
    int[] scale() default {};

    /** What lies between the elements. */
    Interpolation mode() default Interpolation.NEAREST;

    /** Whether the first and last elements keep their places, of {@link Interpolation#BILINEAR} only. */
    boolean alignCorners() default false;
}
