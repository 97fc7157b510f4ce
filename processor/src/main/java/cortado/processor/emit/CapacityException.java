package cortado.processor.emit;

/** A network that is right but too large for Java's arrays. */
public final class CapacityException extends RuntimeException {
    private static final long serialVersionUID = 1;

    CapacityException(String message) {
        super(message);
    }
}
