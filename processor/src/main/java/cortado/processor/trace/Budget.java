package cortado.processor.trace;

import cortado.processor.Diagnostics;
import cortado.processor.declaration.Position;
import java.util.LinkedHashSet;
import java.util.Set;

/** Cuts off traces that would not end: loops by counting steps, recursion by the methods that are running. */
final class Budget {
    /** A network of thousands of layers takes some ten thousand. */
    private static final int STEPS = 1_000_000;

    private final Diagnostics diagnostics;
    private final Set<String> running = new LinkedHashSet<>();
    private int steps;

    Budget(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** Counts an expression or a statement. */
    void step(Position position) {
        if (++steps > STEPS) {
            diagnostics.report(position, "loop", "still running after " + STEPS + " steps: does this loop end? Its"
                    + " condition must become false by compile-time values alone");
            throw new Halt();
        }
    }

    /** @param method the instance's path and the method's name */
    void enter(String method, String name, Position position) {
        if (!running.add(method)) {
            throw new Rejection(position, "recursion", "'" + name + "' calls itself, directly or through others: write a"
                    + " loop instead");
        }
    }

    void leave(String method) {
        running.remove(method);
    }
}
