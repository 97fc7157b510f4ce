package cortado.processor.trace;

import cortado.processor.Diagnostics;
import cortado.processor.declaration.Position;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;

/** Cuts off traces that would not end: loops by counting steps, recursion by the methods that are running. */
final class Budget {
    /** A network of thousands of layers takes some ten thousand. */
    private static final int STEPS = 1_000_000;

    private static final class Loop {
        private final Position position;
        private int rounds;

        private Loop(Position position) {
            this.position = position;
        }
    }

    private final Diagnostics diagnostics;
    private final Set<String> running = new LinkedHashSet<>();
    private final Deque<Loop> loops = new ArrayDeque<>();
    private int steps;

    Budget(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** Counts an expression or a statement. */
    void step(Position position) {
        if (++steps > STEPS) {
            Position longest = loops.stream()
                    .max(Comparator.comparingInt(loop -> loop.rounds))
                    .map(loop -> loop.position)
                    .orElse(position);
            diagnostics.report(longest, "loop", "still running after " + STEPS + " steps: does this loop end? Its"
                    + " condition must become false by compile-time values alone");
            throw new Halt();
        }
    }

    /** Counts the elements of an array or a list: one expression makes it, but each takes time and memory. */
    void elements(int count, Position position) {
        steps += count;
        step(position);
    }

    /** A loop begins. */
    void begin(Position loop) {
        loops.push(new Loop(loop));
    }

    /** The innermost loop begins another round. */
    void round() {
        Loop loop = loops.element();
        loop.rounds++;
        step(loop.position);
    }

    /** The innermost loop ends. */
    void end() {
        loops.pop();
    }

    /** @param method the instance's path and the method's name */
    void enter(String method, String name, Position position) {
        if (!running.add(method)) {
            throw new Rejection(position, "recursion", "'" + name + "' calls itself, directly or through others:"
                    + " write a loop instead");
        }
    }

    void leave(String method) {
        running.remove(method);
    }
}
