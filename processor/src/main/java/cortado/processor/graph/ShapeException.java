package cortado.processor.graph;

/** Shapes that an operation can't combine; whoever knows the source position reports it there. */
public final class ShapeException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public ShapeException(String message) {
        super(message);
    }
}
