package cortado;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/**
 * Declares a network. <b>The bodies of {@code forward} and {@code loss} are read by the compiler, never executed</b>:
 * the processor differentiates them and writes the program that runs.
 *
 * <p>On an abstract class {@code Digits}, it generates {@code DigitsModel} (parameters, prediction, files),
 * {@code DigitsTrainer} (training, with a {@code main}) and {@code DigitsReference} (the same program in plain double
 * loops). Abstract methods with a layer annotation are the layers. Without a {@code forward} method they form a chain
 * in source order:
 *
 * {@snippet :
 * @Network(input = 64, loss = Loss.SOFTMAX_CROSS_ENTROPY)
 * public abstract class Digits {
 *     @Dense(units = 32, activation = Activation.RELU) abstract Tensor hidden(Tensor pixels);
 *     @Dense(units = 10)                               abstract Tensor scores(Tensor hidden);
 * }
 * }
 *
 * With {@code Tensor forward(Tensor x)} they form whatever it computes. {@code forward} takes one parameter an input,
 * annotated with {@link Input} where there are several, and returns a {@link Tensor} or a {@code record} of tensors.
 * {@code Tensor loss(Tensor scores, @Target Tokens label)} takes what {@code forward} returns and the targets, and
 * returns one value per sample, or a scalar by {@link Tensor#meanOverBatch()} or {@link Tensor#sumOverBatch()}.
 *
 * <p>Attributes that set the loss belong to the losses that they name; on any other they are an error, as is a named
 * loss beside a {@code loss} method.
 */
@Retention(RetentionPolicy.CLASS)
@java.lang.annotation.Target(ElementType.TYPE)
public @interface Network {
    /**
     * The shape of a sample of the only input, such as {@code 64} or {@code {3, 32, 32}}. Absent: {@code forward} says
     * it, with {@link Input}.
     */
    int[] input() default {};

    /** The batch size that tiles are planned for. Every batch size is correct; this one is fastest. At least 1. */
    int batch() default 64;

    /** What training minimizes. Absent: the {@code loss} method, or nothing for a network that only predicts. */
    Loss loss() default Loss.NONE;

    /** {@link Loss#HUBER}: the difference from which on the loss is linear; positive. */
    double delta() default 1;

    /** {@link Loss#SMOOTH_L1}: the difference from which on the loss is linear; positive. */
    double beta() default 1;

    /**
     * Cross-entropy losses of softmax: the share of the target that is spread over all classes; {@code 0 <= share < 1}.
     */
    double labelSmoothing() default 0;

    /**
     * {@link Loss#SOFTMAX_CROSS_ENTROPY} and {@link Loss#NEGATIVE_LOG_LIKELIHOOD}: targets of this index do not count.
     * It may lie outside the classes. Absent: every target counts, and one outside the classes is an error.
     */
    int ignoreIndex() default 0;

    /**
     * Cross-entropy losses of softmax, {@link Loss#NEGATIVE_LOG_LIKELIHOOD}, {@link Loss#MULTI_MARGIN}: a weight a
     * class. Absent: 1.
     */
    double[] classWeights() default {};

    /**
     * {@link Loss#BINARY_CROSS_ENTROPY_WITH_LOGITS}: the weight of positive targets, one for all or one a column.
     * Absent: 1.
     */
    double[] positiveWeight() default {};

    /**
     * {@link Loss#MULTI_MARGIN}, {@link Loss#COSINE_EMBEDDING}, {@link Loss#MARGIN_RANKING},
     * {@link Loss#TRIPLET_MARGIN}: the margin. Absent: 1, 0, 0 and 1, in this order.
     */
    double margin() default 1;

    /** {@link Loss#MULTI_MARGIN}: the power of each term, 1 or 2. */
    int exponent() default 1;

    /**
     * {@link Loss#POISSON_NLL} and {@link Loss#GAUSSIAN_NLL}: whether terms that depend on the target only are added.
     */
    boolean full() default false;

    /** Losses that compare classes: the axis of the output that counts them. */
    int axis() default -1;
}
