package cortado.runtime;

/** Says in one line why a file holds no model of the expected network. */
public final class ModelFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Carries the line. */
    public ModelFileException(String message) {
        super(message);
    }
}
