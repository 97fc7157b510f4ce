package cortado;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/**
 * Normalizes each feature over the batch: {@code y = activation((x - mean) / sqrt(variance + epsilon) weight + bias)}
 * (Ioffe and Szegedy 2015).
 *
 * <p>The shape stays. Features {@code [c]} are normalized over the samples; of {@code [c, ...]} each channel over the
 * samples and all its positions. While training, mean and biased variance are those of the batch, and the running
 * statistics follow: {@code running = (1 - momentum) running + momentum batch}, the variance unbiased there. Prediction
 * and validation use the running statistics. A training batch with one value a feature has no variance: training refuses
 * it before it begins, so the last batch of an epoch must not be left with one sample of {@code [c]}.
 *
 * <p>A model that predicts folds the normalization into the convolution or dense layer before it, once, where nothing
 * else reads that layer's result: {@code w weight / deviation} and
 * {@code (b - mean) weight / deviation + bias} with {@code deviation = sqrt(variance + epsilon)} become its weight and
 * bias. Files keep all of them apart, and so does validation while training. A folded network's outputs differ by
 * rounding alone: by less than 10<sup>-5</sup> of the largest, 4 10<sup>-7</sup> for a trained network of twenty layers.
 *
 * <table>
 * <caption>Parameters and state of a layer named {@code norm}</caption>
 * <tr><th>key</th><th>shape (PyTorch's layout)</th></tr>
 * <tr><td>{@code norm.weight}</td><td>{@code [c]}, starts as 1</td></tr>
 * <tr><td>{@code norm.bias}</td><td>{@code [c]}, starts as 0</td></tr>
 * <tr><td>{@code norm.running_mean}</td><td>{@code [c]}, starts as 0, not trained</td></tr>
 * <tr><td>{@code norm.running_var}</td><td>{@code [c]}, starts as 1, not trained</td></tr>
 * </table>
 *
 * {@snippet :
 * @Dense(units = 64, bias = false)         abstract Tensor hidden(Tensor x);
 * @BatchNorm(activation = Activation.RELU) abstract Tensor norm(Tensor hidden);
 * }
 */
@Retention(RetentionPolicy.CLASS)
@java.lang.annotation.Target(ElementType.METHOD)
public @interface BatchNorm {
    /** Added to the variance; positive. */
    double epsilon() default 1e-5;

    /**
     * The share of the batch in the running statistics, {@code 0 < momentum <= 1}: PyTorch's sense, 1 minus Keras's.
     */
    double momentum() default 0.1;

    /** Whether weight and bias exist. */
    boolean affine() default true;

    /** The axis of the features or channels. */
    int axis() default 0;

    /** Applied last, with its default settings. */
    Activation activation() default Activation.IDENTITY;
}
