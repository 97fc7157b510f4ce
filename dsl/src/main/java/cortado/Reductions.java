package cortado;

/**
 * The operations of {@link Tensor} that reduce axes.
 *
 * <p>Without axes they reduce all axes of the sample and give a scalar of each sample. Reduced axes disappear from the
 * shape; the forms that end in {@code KeepDims} keep them with size 1, so that the result broadcasts against its
 * operand: {@code x.minus(x.meanKeepDims(-1))}. An axis named twice or out of range is an error.
 */
interface Reductions {
    /** The sum. */
    Tensor sum(int... axes);

    /** {@link #sum} with the axes kept as size 1. */
    Tensor sumKeepDims(int... axes);

    /** The arithmetic mean. */
    Tensor mean(int... axes);

    /** {@link #mean} with the axes kept as size 1. */
    Tensor meanKeepDims(int... axes);

    /** The largest element; where several are largest, the gradient goes to the first. */
    Tensor max(int... axes);

    /** {@link #max} with the axes kept as size 1. */
    Tensor maxKeepDims(int... axes);

    /** The smallest element; where several are smallest, the gradient goes to the first. */
    Tensor min(int... axes);

    /** {@link #min} with the axes kept as size 1. */
    Tensor minKeepDims(int... axes);

    /** The biased variance, {@code mean((x - mean(x))^2)}. */
    Tensor variance(int... axes);

    /** {@link #variance} with the axes kept as size 1. */
    Tensor varianceKeepDims(int... axes);

    /** The Euclidean norm, {@code sqrt(sum(x^2))}; gradient 0 where all elements are 0. */
    Tensor norm(int... axes);

    /** {@link #norm} with the axes kept as size 1. */
    Tensor normKeepDims(int... axes);

    /** {@code log(sum(e^x))}, computed after the maximum has been subtracted, so that it does not overflow. */
    Tensor logSumExp(int... axes);

    /** {@link #logSumExp} with the axes kept as size 1. */
    Tensor logSumExpKeepDims(int... axes);

    /** The index of the largest element of an axis, the first of several; the axis disappears. No gradient. */
    Tokens argMax(int axis);

    /** The mean over the samples of the batch, element by element: not batched, of the same shape. */
    Tensor meanOverBatch();

    /** The sum over the samples of the batch, element by element: not batched, of the same shape. */
    Tensor sumOverBatch();
}
