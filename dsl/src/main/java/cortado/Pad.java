package cortado;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/**
 * Adds elements around an image.
 *
 * <p>{@code [channels, height, width]} becomes {@code [channels, top + height + bottom, left + width + right]};
 * {@code [channels, length]} and {@code [channels, depth, height, width]} likewise. It has no parameters. Convolutions
 * and pools pad by themselves, with zeros.
 *
 * {@snippet :
 * @Pad(padding = 1, fill = Fill.REFLECT)   abstract Tensor mirrored(Tensor image);
 * @Pad(padding = {0, 1, 0, 1})             abstract Tensor longer(Tensor image);
 * }
 *
 * Reflecting as many elements as an axis has, or more, is an error.
 */
@Retention(RetentionPolicy.CLASS)
@java.lang.annotation.Target(ElementType.METHOD)
public @interface Pad {
    /**
     * How many elements are added: one number for all sides, one an axis, or a low and a high one for each axis.
     * Absent: a parameter {@code int padding}.
     */
    int[] padding() default {};

    /** What is added. */
    Fill fill() default Fill.ZEROS;
}
