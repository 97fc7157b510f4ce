package cortado;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/**
 * Normalizes each sample over groups of channels:
 * {@code y = activation((x - mean) / sqrt(variance + epsilon) weight + bias)} (Wu and He 2018).
 *
 * <p>The shape, {@code [channels, ...]}, stays. Mean and biased variance are those of a group of neighbouring channels
 * with all positions, the same while training and predicting. One group is layer normalization with weights of the
 * channels, as many groups as channels {@link InstanceNorm}.
 *
 * <table>
 * <caption>Parameters of a layer named {@code norm}</caption>
 * <tr><th>key</th><th>shape (PyTorch's layout)</th></tr>
 * <tr><td>{@code norm.weight}</td><td>{@code [channels]}, starts as 1</td></tr>
 * <tr><td>{@code norm.bias}</td><td>{@code [channels]}, starts as 0</td></tr>
 * </table>
 *
 * {@snippet :
 * @GroupNorm(groups = 8, activation = Activation.RELU) abstract Tensor norm(Tensor x);
 * }
 */
@Retention(RetentionPolicy.CLASS)
@java.lang.annotation.Target(ElementType.METHOD)
public @interface GroupNorm {
    /** The number of groups, which must divide the channels. Absent: a parameter {@code int groups}. */
    int groups() default 0;

    /** Added to the variance; positive. */
    double epsilon() default 1e-5;

    /** Whether weight and bias exist. */
    boolean affine() default true;

    /** Applied last, with its default settings. */
    Activation activation() default Activation.IDENTITY;
}
