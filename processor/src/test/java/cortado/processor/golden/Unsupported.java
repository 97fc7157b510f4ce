package cortado.processor.golden;

/** Says what a case needs that cannot be declared. */
final class Unsupported extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unsupported(String what) {
        super(what);
    }
}
