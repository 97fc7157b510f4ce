package cortado;

/**
 * Integer indices of a fixed shape: words, characters, categories, the classes that a loss compares with.
 *
 * <p>Batch and axes are treated as in {@link Tensor}. Indices carry no gradient. An index outside
 * {@code 0 .. classes-1} is an error with file, row and column when data is read, and with its position when a batch is
 * given to a model. Where {@code @Input(classes)} is absent, that bound comes from the layers and losses that take all
 * of an input's indices, reshaped or not; what only {@link #slice} or {@link #get} hand on is not checked, and an index
 * without a row or class gives zeros there.
 *
 * <p>This type has no instances. The compiler reads the expressions; nothing here is executed.
 */
public abstract class Tokens {
    private Tokens() {}

    /** The size of an axis, a compile-time value. */
    public abstract int size(int axis);

    /** The number of axes, a compile-time value; 0 for one index per sample. */
    public abstract int rank();

    /** 1 at the place of the index and 0 elsewhere: a new last axis of size {@code classes}. */
    public abstract Tensor oneHot(int classes);

    /** The indices as numbers. */
    public abstract Tensor toTensor();

    /** Where the index is {@code index}. */
    public abstract Mask equalTo(int index);

    /** Where both indices are the same; shapes broadcast. */
    public abstract Mask equalTo(Tokens other);

    /** The indices {@code from .. to-1} of an axis. */
    public abstract Tokens slice(int axis, int from, int to);

    /** One index of an axis, which disappears from the shape. */
    public abstract Tokens get(int axis, int index);

    /** The same indices in another shape of as many elements; one size may be -1 and follows from the others. */
    public abstract Tokens reshape(int... shape);
}
