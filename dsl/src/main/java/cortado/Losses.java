package cortado;

/**
 * The losses of {@link Tensor}: methods of what the network computes ({@code x}), which take what was wanted
 * ({@code t}).
 *
 * <p>Each gives <b>one value per sample</b>: the mean over all axes of the sample, except the axis that the formula
 * itself sums over. The trainer minimizes the mean over the batch, so that what is minimized is the mean over all
 * elements. For a sum instead, write the formula: {@code x.minus(t).square().sum()}. Several losses are added with
 * weights: {@code x.crossEntropy(t).plus(y.meanSquaredError(u).times(0.25))}.
 *
 * <p>Shapes of {@code x} and {@code t} are equal unless stated; nothing broadcasts here, since a broadcast target is
 * nearly always a mistake. Losses with class weights or an ignored index divide by the sum of weights <em>of the whole
 * batch</em>: the value of a sample is then scaled such that the mean over the batch is that quotient.
 */
interface Losses {
    /** {@code (x - t)^2}. */
    Tensor meanSquaredError(Tensor target);

    /** {@code |x - t|}; gradient 0 where they are equal. */
    Tensor meanAbsoluteError(Tensor target);

    /** {@link #huber(Tensor, double)} with delta 1. */
    Tensor huber(Tensor target);

    /**
     * {@code d^2/2} for {@code |d| <= delta}, else {@code delta (|d| - delta/2)}, of {@code d = x - t} (Huber 1964).
     */
    Tensor huber(Tensor target, double delta);

    /** {@link #smoothL1(Tensor, double)} with beta 1. */
    Tensor smoothL1(Tensor target);

    /** {@code d^2/(2 beta)} for {@code |d| < beta}, else {@code |d| - beta/2}, of {@code d = x - t} (Girshick 2015). */
    Tensor smoothL1(Tensor target, double beta);

    /** {@code log(cosh(x - t))}, computed without overflow. */
    Tensor logCosh(Tensor target);

    /**
     * {@code -(t log x + (1-t) log(1-x))} of probabilities {@code x}; each logarithm is at least -100.
     * Of scores, {@link #binaryCrossEntropyWithLogits} is more accurate.
     *
     * @param target probabilities, mostly 0 or 1
     */
    Tensor binaryCrossEntropy(Tensor target);

    /**
     * {@link #binaryCrossEntropy(Tensor)} with each element times its weight before the mean; the weight broadcasts.
     */
    Tensor binaryCrossEntropy(Tensor target, Tensor weight);

    /**
     * {@code -(t log s(x) + (1-t) log(1-s(x)))} of scores {@code x}, s the sigmoid, computed without overflow.
     *
     * @param target probabilities, mostly 0 or 1
     */
    Tensor binaryCrossEntropyWithLogits(Tensor target);

    /**
     * {@code -(w t log s(x) + (1-t) log(1-s(x)))}: {@code positiveWeight} w, broadcast, lifts recall above precision.
     */
    Tensor binaryCrossEntropyWithLogits(Tensor target, Tensor positiveWeight);

    /**
     * {@code -log softmax(x)[t]} over the last axis: scores {@code [..., classes]}, targets {@code [...]}.
     */
    Tensor crossEntropy(Tokens target);

    /**
     * {@link #crossEntropy(Tokens)} with class weights, label smoothing, an ignored index or classes on another axis.
     */
    Tensor crossEntropy(Tokens target, CrossEntropy options);

    /** {@code -sum of t log softmax(x)} over the last axis, with probabilities as target. */
    Tensor crossEntropy(Tensor target);

    /** {@link #crossEntropy(Tensor)} with options; the mean is always by count, with class weights too. */
    Tensor crossEntropy(Tensor target, CrossEntropy options);

    /**
     * {@code -x[t]} of log-probabilities {@code x}, over the last axis: {@code [..., classes]}, targets {@code [...]}.
     */
    Tensor negativeLogLikelihood(Tokens target);

    /** {@link #negativeLogLikelihood(Tokens)} with options; label smoothing is not among them. */
    Tensor negativeLogLikelihood(Tokens target, CrossEntropy options);

    /**
     * {@code sum of t (log t - x)} over the last axis: the divergence of the distribution {@code exp(x)} from
     * {@code t}, {@code x} being log-probabilities. Where t is 0 the term is 0.
     */
    Tensor kullbackLeibler(Tensor target);

    /** {@code max(0, 1 - t x)}, targets -1 or 1. */
    Tensor hinge(Tensor target);

    /** {@code max(0, 1 - t x)^2}, targets -1 or 1. */
    Tensor squaredHinge(Tensor target);

    /** {@link #multiMargin(Tokens, int, double, double...)} with exponent 1 and margin 1. */
    Tensor multiMargin(Tokens target);

    /**
     * {@code sum over j != t of max(0, margin - x[t] + x[j])^exponent / classes} over the last axis (Crammer and Singer
     * 2001).
     *
     * @param exponent     1 or 2
     * @param classWeights one number a class, which multiplies the loss of the samples of that class; none means 1
     */
    Tensor multiMargin(Tokens target, int exponent, double margin, double... classWeights);

    /** {@link #cosineEmbedding(Tensor, Tensor, double)} with margin 0. */
    Tensor cosineEmbedding(Tensor other, Tensor target);

    /**
     * {@code 1 - cos(x, y)} for t = 1 and {@code max(0, cos(x, y) - margin)} for t = -1, the cosine over the last axis.
     *
     * @param other  y, of the shape of x, {@code [..., n]}
     * @param target t, {@code [...]}
     */
    Tensor cosineEmbedding(Tensor other, Tensor target, double margin);

    /** {@code log(1 + exp(-t x))}, targets -1 or 1. */
    Tensor softMargin(Tensor target);

    /**
     * {@code -(t log s(x) + (1-t) log(1-s(x)))}, s the sigmoid: several labels a sample. The same formula as
     * {@link #binaryCrossEntropyWithLogits(Tensor)}, under the name that multi-label texts use.
     */
    Tensor multiLabelSoftMargin(Tensor target);

    /** {@link #marginRanking(Tensor, Tensor, double)} with margin 0. */
    Tensor marginRanking(Tensor other, Tensor target);

    /** {@code max(0, -t (x - y) + margin)}: x should rank higher than y for t = 1, lower for t = -1. */
    Tensor marginRanking(Tensor other, Tensor target, double margin);

    /** {@link #tripletMargin(Tensor, Tensor, double)} with margin 1. */
    Tensor tripletMargin(Tensor positive, Tensor negative);

    /**
     * {@code max(0, d(x, p) - d(x, n) + margin)} with {@code d(a, b) = ||a - b + 1e-6||} over the last axis: x, the
     * anchor, should be nearer to the positive than to the negative (Schroff et al. 2015).
     */
    Tensor tripletMargin(Tensor positive, Tensor negative, double margin);

    /** {@code exp(x) - t x}: x is the logarithm of the expected count, t the count. */
    Tensor poissonNll(Tensor target);

    /**
     * The negative log-likelihood of counts: {@code exp(x) - t x}, or {@code x - t log(x + 1e-8)} where x is the rate
     * itself.
     *
     * @param logInput whether x is the logarithm of the rate
     * @param full     whether Stirling's term {@code t log t - t + log(2 pi t)/2} is added for t above 1
     */
    Tensor poissonNll(Tensor target, boolean logInput, boolean full);

    /** {@link #gaussianNll(Tensor, Tensor, boolean)} without the constant. */
    Tensor gaussianNll(Tensor target, Tensor variance);

    /**
     * {@code (log v + (x - t)^2 / v) / 2} with {@code v = max(variance, 1e-6)}: x is the expected mean (Nix and Weigend
     * 1994).
     *
     * @param variance of the shape of x, positive
     * @param full     whether the constant {@code log(2 pi)/2} is added
     */
    Tensor gaussianNll(Tensor target, Tensor variance, boolean full);
}
