package cortado;

/**
 * Options of {@link Tensor#crossEntropy(Tokens, CrossEntropy)}, each optional:
 *
 * {@snippet :
 * scores.crossEntropy(target, CrossEntropy.options().labelSmoothing(0.1).ignoreIndex(0))
 * }
 *
 * With one element a position p, class weights {@code w} and smoothing {@code e}, the loss of scores {@code x[p, k]} is
 * {@code sum over p of l(p) / sum over p of w[t(p)]}, where
 * {@code l(p) = -(1-e) w[t] log softmax(x)[t] - e/K sum over k of w[k] log softmax(x)[k]}. Both sums run over the whole
 * batch and leave out ignored positions.
 *
 * <p>This type has no instances. The compiler reads the expressions; nothing here is executed.
 */
public abstract class CrossEntropy {
    private CrossEntropy() {}

    /** No option set. */
    public static CrossEntropy options() {
        throw Unexecutable.call("CrossEntropy.options");
    }

    /** The axis of the scores that counts the classes; unset, the last. */
    public abstract CrossEntropy axis(int axis);

    /**
     * The share of the target that is spread evenly over all classes, {@code 0 <= share < 1}; unset, 0 (Szegedy et al.
     * 2016).
     */
    public abstract CrossEntropy labelSmoothing(double share);

    /** The index of positions that do not count, such as padding; it may lie outside the classes. Unset, all count. */
    public abstract CrossEntropy ignoreIndex(int index);

    /** One weight a class; unset, 1. */
    public abstract CrossEntropy classWeights(double... weights);
}
