package cortado;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/**
 * Normalizes each sample over its last axes:
 * {@code y = activation((x - mean) / sqrt(variance + epsilon) weight + bias)} (Ba et al. 2016).
 *
 * <p>The shape stays. Mean and biased variance are taken over the last {@code axes} axes, the same while training and
 * predicting. An input with fewer axes is an error.
 *
 * <table>
 * <caption>Parameters of a layer named {@code norm}</caption>
 * <tr><th>key</th><th>shape (PyTorch's layout)</th></tr>
 * <tr><td>{@code norm.weight}</td><td>that of the last {@code axes} axes, starts as 1</td></tr>
 * <tr><td>{@code norm.bias}</td><td>the same, starts as 0</td></tr>
 * </table>
 *
 * {@snippet :
 * @LayerNorm abstract Tensor norm(Tensor x);
 * }
 */
@Retention(RetentionPolicy.CLASS)
@java.lang.annotation.Target(ElementType.METHOD)
public @interface LayerNorm {
    /** Added to the variance; positive. */
    double epsilon() default 1e-5;

    /** The number of last axes that are normalized together, from 1 to the rank of the input. */
    int axes() default 1;

    /** Whether weight and bias exist. */
    boolean affine() default true;

    /** Applied last, with its default settings. */
    Activation activation() default Activation.IDENTITY;
}
