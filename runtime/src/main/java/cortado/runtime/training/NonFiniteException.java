package cortado.runtime.training;

/**
 * Says in one line where training met a loss or a gradient that is infinite or no number. Nothing was updated in that
 * step.
 */
public final class NonFiniteException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Carries the line. */
    public NonFiniteException(String message) {
        super(message);
    }
}
