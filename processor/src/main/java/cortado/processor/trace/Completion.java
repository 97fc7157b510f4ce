package cortado.processor.trace;

import java.util.Optional;

/**
 * How a statement ended (JLS 14.1).
 *
 * @param label where a break or continue leads, if it has a label
 * @param value what is returned or yielded
 */
record Completion(Kind kind, Optional<String> label, Value value) {
    enum Kind {
        NORMAL,
        BREAK,
        CONTINUE,
        RETURN,
        YIELD
    }

    static final Completion NORMAL = new Completion(Kind.NORMAL, Optional.empty(), new Value.Nothing());

    static Completion jump(Kind kind, Optional<String> label) {
        return new Completion(kind, label, new Value.Nothing());
    }

    static Completion with(Kind kind, Value value) {
        return new Completion(kind, Optional.empty(), value);
    }

    boolean isNormal() {
        return kind == Kind.NORMAL;
    }

    /** Whether it is a jump to the innermost statement, or to the one that a label names. */
    boolean jumps(Kind jump, Optional<String> here) {
        return kind == jump && (label.isEmpty() || label.equals(here));
    }
}
