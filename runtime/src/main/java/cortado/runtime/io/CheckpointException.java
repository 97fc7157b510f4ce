package cortado.runtime.io;

/** Says in one line what is wrong with a file of parameters and where, or why it could not be written. */
public final class CheckpointException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Carries the line. */
    public CheckpointException(String message) {
        super(message);
    }

    /** Carries the line and what it follows from. */
    public CheckpointException(String message, Throwable cause) {
        super(message, cause);
    }
}
