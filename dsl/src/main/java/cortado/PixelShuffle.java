package cortado;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/**
 * Makes a finer image of channels:
 * {@code y[c, p factor + i, q factor + j] = x[(c factor + i) factor + j, p, q]} (Shi et al. 2016).
 *
 * <p>{@code [channels factor^2, height, width]} becomes {@code [channels, height factor, width factor]}; channels that
 * are no multiple of {@code factor^2} are an error. It has no parameters.
 *
 * {@snippet :
 * @Conv2d(channels = 3 * 4, kernel = 3, padding = 1) abstract Tensor parts(Tensor x);
 * @PixelShuffle(factor = 2)                          abstract Tensor image(Tensor parts);
 * }
 */
@Retention(RetentionPolicy.CLASS)
@java.lang.annotation.Target(ElementType.METHOD)
public @interface PixelShuffle {
    /** The factor of height and width, at least 1. Absent: a parameter {@code int factor}. */
    int factor() default 0;
}
