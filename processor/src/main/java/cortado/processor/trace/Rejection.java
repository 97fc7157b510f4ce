package cortado.processor.trace;

import cortado.processor.declaration.Position;
import java.util.List;

/** A mistake of the user's that ends what is being traced; it is reported at its position. */
final class Rejection extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Position position;
    private final String tag;
    private final transient List<String> details;

    Rejection(Position position, String tag, String message, String... details) {
        super(message, null, false, false);
        this.position = position;
        this.tag = tag;
        this.details = List.of(details);
    }

    Position position() {
        return position;
    }

    String tag() {
        return tag;
    }

    List<String> details() {
        return details;
    }
}
