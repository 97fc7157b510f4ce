package cortado.processor.trace;

/** Ends a trace whose further course depends on something that failed and has been reported. */
final class Halt extends RuntimeException {
    private static final long serialVersionUID = 1;

    Halt() {
        super(null, null, false, false);
    }
}
