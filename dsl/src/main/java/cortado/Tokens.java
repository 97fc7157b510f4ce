package cortado;

/** Integer indices (words, classes, categories). It has no instances: declarations are read, never run. */
public abstract sealed class Tokens permits Tokens.Never {
    private Tokens() {}

    static final class Never extends Tokens {
        private Never() {}
    }
}
