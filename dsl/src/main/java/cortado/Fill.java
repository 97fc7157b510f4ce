package cortado;

/** What a {@link Pad} adds to an axis {@code a b c d}, here two elements on each side. */
public enum Fill {
    /** {@code 0 0 a b c d 0 0}. */
    ZEROS,
    /** {@code c b a b c d c b}: mirrored at the edge, which is not repeated. */
    REFLECT,
    /** {@code a a a b c d d d}: the edge repeated. */
    REPLICATE
}
