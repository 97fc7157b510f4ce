package cortado;

/**
 * Truth values of a fixed shape: the result of a comparison, or an input that tells which elements count.
 *
 * <p>Batch, axes and broadcasting are as in {@link Tensor}. A mask carries no gradient.
 *
 * <p>This type has no instances. The compiler reads the expressions; nothing here is executed.
 */
public abstract class Mask {
    private Mask() {}

    /** The size of an axis, a compile-time value. */
    public abstract int size(int axis);

    /** The number of axes, a compile-time value. */
    public abstract int rank();

    /** True where both are. */
    public abstract Mask and(Mask other);

    /** True where at least one is. */
    public abstract Mask or(Mask other);

    /** True where this is false. */
    public abstract Mask not();

    /** 1 where true and 0 where false. */
    public abstract Tensor toTensor();

    /** The same values with a new axis of size 1 at {@code axis}; {@code -1} puts it last. */
    public abstract Mask expandDims(int axis);

    /** The same values in another shape of as many elements; one size may be -1 and follows from the others. */
    public abstract Mask reshape(int... shape);
}
