package cortado;

import java.util.List;

/** The operations of {@link Tensor} that move elements. Axes and sizes never include the batch. */
interface Reshaping {
    /** The size of an axis, a compile-time value. */
    int size(int axis);

    /** The number of axes, a compile-time value; 0 for a scalar. */
    int rank();

    /**
     * The same elements in row-major order in another shape of as many; one size may be -1 and follows from the others.
     */
    Tensor reshape(int... shape);

    /** All elements of the sample as one vector, in row-major order. */
    Tensor flatten();

    /** Swaps the last two axes. */
    Tensor transpose();

    /** Reorders the axes: axis {@code i} of the result is axis {@code order[i]} of this. */
    Tensor permute(int... order);

    /** The positions {@code from .. to-1} of an axis; negative positions count from the end. */
    Tensor slice(int axis, int from, int to);

    /** One position of an axis, which disappears; a negative position counts from the end. */
    Tensor get(int axis, int index);

    /** {@code parts} tensors of equal size along an axis, in order; its size must be a multiple of {@code parts}. */
    List<Tensor> split(int axis, int parts);

    /** A new axis of size 1 at {@code axis} of the result; {@code -1} puts it last. */
    Tensor expandDims(int axis);

    /** Drops an axis, which must have size 1. */
    Tensor squeeze(int axis);

    /** Repeats missing axes and axes of size 1 until the shape is {@code shape}. */
    Tensor broadcastTo(int... shape);

    /** Adds {@code low} zeros before and {@code high} zeros after an axis. */
    Tensor pad(int axis, int low, int high);
}
