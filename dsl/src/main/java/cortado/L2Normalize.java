package cortado;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/**
 * Divides by the Euclidean length along an axis: {@code y = x / max(sqrt(sum of x^2), epsilon)}.
 *
 * <p>The shape stays. It has no parameters. The gradient of the length is 0 where all elements are 0.
 *
 * {@snippet :
 * @L2Normalize abstract Tensor unit(Tensor embedding);
 * }
 */
@Retention(RetentionPolicy.CLASS)
@java.lang.annotation.Target(ElementType.METHOD)
public @interface L2Normalize {
    /** The axis along which the length is taken. */
    int axis() default 0;

    /** The least length that is divided by; positive. */
    double epsilon() default 1e-12;
}
