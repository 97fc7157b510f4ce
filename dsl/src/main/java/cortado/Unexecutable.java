package cortado;

/** Thrown when a declaration is executed, which happens only to programs that call {@link Tensor}'s static methods. */
final class Unexecutable extends UnsupportedOperationException {
    private static final long serialVersionUID = 1L;

    private Unexecutable(String message) {
        super(message);
    }

    static Unexecutable call(String method) {
        return new Unexecutable(method + " was executed, but declarations are only read by the compiler:"
                + " use it inside a @Network or @Block and call the generated model");
    }
}
