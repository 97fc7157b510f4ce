package cortado.runtime.data;

/** Says in one line what is wrong with data: the file, the row and column or the byte, what was found and expected. */
public final class DataException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Carries the line. */
    public DataException(String message) {
        super(message);
    }

    /** Carries the line and what it follows from. */
    public DataException(String message, Throwable cause) {
        super(message, cause);
    }
}
