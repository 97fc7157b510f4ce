package cortado;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/**
 * The largest of each group of consecutive features: {@code y[u] = max over p of x[u pieces + p]} (Goodfellow et al.
 * 2013).
 *
 * <p>{@code [..., n]} becomes {@code [..., n/pieces]}; n must be a multiple of {@code pieces}. It has no parameters:
 * the affine pieces come from the dense layer before it. Where several are largest, the gradient goes to
 * the first.
 *
 * {@snippet :
 * @Dense(units = 5 * 3) abstract Tensor pieces(Tensor x);
 * @Maxout(pieces = 3)   abstract Tensor hidden(Tensor pieces);
 * }
 */
@Retention(RetentionPolicy.CLASS)
@java.lang.annotation.Target(ElementType.METHOD)
public @interface Maxout {
    /** The size of a group, at least 2. Absent: a parameter {@code int pieces} of the method. */
    int pieces() default 2;
}
