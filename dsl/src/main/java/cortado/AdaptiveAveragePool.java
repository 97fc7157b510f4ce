package cortado;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/**
 * The mean of each cell of an image that is cut into a given number of cells.
 *
 * <p>{@code [channels, height, width]} becomes {@code [channels, output height, output width]},
 * {@code [channels, length]} and {@code [channels, depth, height, width]} likewise. Cell i of n elements covers those
 * from {@code floor(i n / output)} to {@code ceil((i + 1) n / output) - 1}: neighbouring cells overlap where the sizes
 * are no multiples. It has no parameters.
 *
 * {@snippet :
 * @AdaptiveAveragePool(output = {4, 4}) abstract Tensor pool(Tensor image);
 * }
 */
@Retention(RetentionPolicy.CLASS)
@java.lang.annotation.Target(ElementType.METHOD)
public @interface AdaptiveAveragePool {
    /** The sizes of the output, at least 1: one for all axes or one an axis. Absent: a parameter {@code int output}. */
    int[] output() default {};
}
