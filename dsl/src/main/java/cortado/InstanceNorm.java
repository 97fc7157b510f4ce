package cortado;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/**
 * Normalizes each channel of each sample:
 * {@code y = activation((x - mean) / sqrt(variance + epsilon) weight + bias)} (Ulyanov et al. 2016).
 *
 * <p>The shape, {@code [channels, ...]}, stays. Mean and biased variance are those of a channel's positions, the same
 * while training and predicting. A channel with one position has no variance: an error.
 *
 * <table>
 * <caption>Parameters of a layer named {@code norm}</caption>
 * <tr><th>key</th><th>shape (PyTorch's layout)</th></tr>
 * <tr><td>{@code norm.weight}</td><td>{@code [channels]}, starts as 1; with {@link #affine} only</td></tr>
 * <tr><td>{@code norm.bias}</td><td>{@code [channels]}, starts as 0; with {@link #affine} only</td></tr>
 * </table>
 *
 * {@snippet :
 * @InstanceNorm(affine = true) abstract Tensor norm(Tensor x);
 * }
 */
@Retention(RetentionPolicy.CLASS)
@java.lang.annotation.Target(ElementType.METHOD)
public @interface InstanceNorm {
    /** Added to the variance; positive. */
    double epsilon() default 1e-5;

    /** Whether weight and bias exist; as in PyTorch, they do not by default. */
    boolean affine() default false;

    /** Applied last, with its default settings. */
    Activation activation() default Activation.IDENTITY;
}
