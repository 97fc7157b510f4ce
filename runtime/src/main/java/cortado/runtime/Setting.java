package cortado.runtime;

/**
 * A number of the network that can be set without compiling it again.
 *
 * @param key such as {@code hidden.dropout}
 * @param initial the value of the annotation
 * @param comment what it does, for people
 */
public record Setting(String key, double initial, String comment) {
    /**
     * The setting that is 1 while a network is trained and 0 while it is evaluated. Networks that behave the same in
     * both have none.
     */
    public static final String TRAINING = "training";
}
