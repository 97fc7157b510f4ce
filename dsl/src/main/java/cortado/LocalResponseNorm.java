package cortado;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/**
 * Divides each element by the size of its neighbours in other channels:
 * {@code y[c] = x[c] / (k + alpha/size sum of x^2)^beta}, the sum over {@code size} channels from
 * {@code c - floor(size/2)} on, fewer at the ends (Krizhevsky et al. 2012).
 *
 * <p>The shape, {@code [channels, ...]}, stays. It has no parameters. As in PyTorch, {@code alpha} is divided by
 * {@code size}.
 *
 * {@snippet :
 * @LocalResponseNorm(size = 5) abstract Tensor norm(Tensor x);
 * }
 */
@Retention(RetentionPolicy.CLASS)
@java.lang.annotation.Target(ElementType.METHOD)
public @interface LocalResponseNorm {
    /** The number of channels that are summed, at least 1. Absent: a parameter {@code int size}. */
    int size() default 0;

    /** The weight of the sum; not negative. */
    double alpha() default 1e-4;

    /** The power. */
    double beta() default 0.75;

    /** The base to which the sum is added; positive. */
    double k() default 1;
}
