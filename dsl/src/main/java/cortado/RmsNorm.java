package cortado;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/**
 * Scales each sample by its root mean square over its last axes:
 * {@code y = activation(x / sqrt(mean(x^2) + epsilon) weight)} (Zhang and Sennrich 2019).
 *
 * <p>The shape stays. An input with fewer axes than {@link #axes} is an error.
 *
 * <table>
 * <caption>Parameters of a layer named {@code norm}</caption>
 * <tr><th>key</th><th>shape (PyTorch's layout)</th></tr>
 * <tr><td>{@code norm.weight}</td><td>that of the last {@code axes} axes, starts as 1</td></tr>
 * </table>
 *
 * {@snippet :
 * @RmsNorm abstract Tensor norm(Tensor x);
 * }
 */
@Retention(RetentionPolicy.CLASS)
@java.lang.annotation.Target(ElementType.METHOD)
public @interface RmsNorm {
    /** Added to the mean square; positive. */
    double epsilon() default 1e-6;

    /** The number of last axes that are scaled together, from 1 to the rank of the input. */
    int axes() default 1;

    /** Whether the weight exists. */
    boolean affine() default true;

    /** Applied last, with its default settings. */
    Activation activation() default Activation.IDENTITY;
}
