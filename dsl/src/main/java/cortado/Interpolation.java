package cortado;

/** What an {@link Upsample} puts between the elements of an image. */
public enum Interpolation {
    /** The element before. */
    NEAREST,
    /** The weighted mean of the elements around, linear along each axis. */
    BILINEAR
}
