package cortado;

/** What a {@link Dropout} drops as a whole. */
public enum DropoutUnit {
    /** Every element by itself. */
    ELEMENT,
    /** A channel with all its positions: of {@code [channels, ...]} everything at one index of axis 0. */
    CHANNEL,
    /** A position with all its channels. */
    POSITION
}
