package cortado;

/**
 * Losses by name: values of {@link Network#loss}.
 *
 * <p>The target has the shape of the output unless stated. The trainer minimizes the mean over the batch of the method
 * of {@link Tensor} named here, which gives formula and conventions; settings are attributes of {@link Network}. A loss
 * that compares several outputs takes them from the {@code record} that {@code forward} returns, in the order of its
 * components.
 */
public enum Loss {
    /** No loss by name: the class has a {@code loss} method, or only predicts. */
    NONE,
    /** {@code (x - t)^2}. See {@link Tensor#meanSquaredError}. */
    MEAN_SQUARED_ERROR,
    /** {@code |x - t|}. See {@link Tensor#meanAbsoluteError}. */
    MEAN_ABSOLUTE_ERROR,
    /** Quadratic up to {@link Network#delta}, linear beyond. See {@link Tensor#huber(Tensor, double)}. */
    HUBER,
    /**
     * Quadratic up to {@link Network#beta}, linear beyond, with slope 1. See {@link Tensor#smoothL1(Tensor, double)}.
     */
    SMOOTH_L1,
    /** {@code log(cosh(x - t))}. See {@link Tensor#logCosh}. */
    LOG_COSH,
    /** Of probabilities; target probabilities. See {@link Tensor#binaryCrossEntropy(Tensor)}. */
    BINARY_CROSS_ENTROPY,
    /** Of scores; target probabilities. See {@link Tensor#binaryCrossEntropyWithLogits(Tensor)}. */
    BINARY_CROSS_ENTROPY_WITH_LOGITS,
    /** Of scores; target class indices, without the axis of the classes. See {@link Tensor#crossEntropy(Tokens)}. */
    SOFTMAX_CROSS_ENTROPY,
    /** Of scores; target probabilities. See {@link Tensor#crossEntropy(Tensor)}. */
    SOFT_TARGET_CROSS_ENTROPY,
    /** Of log-probabilities; target class indices. See {@link Tensor#negativeLogLikelihood(Tokens)}. */
    NEGATIVE_LOG_LIKELIHOOD,
    /** Of log-probabilities; target probabilities. See {@link Tensor#kullbackLeibler}. */
    KULLBACK_LEIBLER,
    /** {@code max(0, 1 - t x)}; target -1 or 1. See {@link Tensor#hinge}. */
    HINGE,
    /** {@code max(0, 1 - t x)^2}; target -1 or 1. See {@link Tensor#squaredHinge}. */
    SQUARED_HINGE,
    /** Of scores; target class indices. See {@link Tensor#multiMargin(Tokens, int, double, double...)}. */
    MULTI_MARGIN,
    /** {@code log(1 + exp(-t x))}; target -1 or 1. See {@link Tensor#softMargin}. */
    SOFT_MARGIN,
    /** Of scores; target 0 or 1 for each label. See {@link Tensor#multiLabelSoftMargin}. */
    MULTI_LABEL_SOFT_MARGIN,
    /**
     * Of two vectors; target -1 or 1, a number a sample. See {@link Tensor#cosineEmbedding(Tensor, Tensor, double)}.
     */
    COSINE_EMBEDDING,
    /** Of two ranks; target -1 or 1. See {@link Tensor#marginRanking(Tensor, Tensor, double)}. */
    MARGIN_RANKING,
    /** Of anchor, positive and negative; no target. See {@link Tensor#tripletMargin(Tensor, Tensor, double)}. */
    TRIPLET_MARGIN,
    /** Of the logarithm of the rate; target counts. See {@link Tensor#poissonNll(Tensor, boolean, boolean)}. */
    POISSON_NLL,
    /** Of mean and variance. See {@link Tensor#gaussianNll(Tensor, Tensor, boolean)}. */
    GAUSSIAN_NLL
}
