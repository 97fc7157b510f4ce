package cortado.runtime.augmentation;

/** Says in one line that the images of a batch could not be made ready, and why. */
public final class AugmentationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Carries the line and what it follows from. */
    public AugmentationException(String message, Throwable cause) {
        super(message, cause);
    }
}
