package cortado.processor;

import cortado.processor.declaration.Position;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.tools.Diagnostic.Kind;

/** Reports mistakes to the user: as many as a phase finds, and none twice. */
public final class Diagnostics {
    private record Reported(Position position, String tag) {}

    private final Set<Reported> reported;
    private int errors;

    public Diagnostics() {
        this(new HashSet<>());
    }

    private Diagnostics(Set<Reported> reported) {
        this.reported = reported;
    }

    /** Counts from zero, and repeats nothing that was reported here: networks may share a block with a mistake. */
    public Diagnostics fresh() {
        return new Diagnostics(reported);
    }

    /**
     * Reports an error, once for each place and tag, though a loop may come there often.
     *
     * @param tag what was checked, such as {@code shape}
     * @param message one sentence: what was found and what was expected
     * @param details further lines: the operands with their shapes and paths, and a way to mend it
     */
    public void report(Position position, String tag, String message, List<String> details) {
        errors++;
        if (reported.add(new Reported(position, tag))) {
            position.print(Kind.ERROR, text(tag, message, details));
        }
    }

    public void report(Position position, String tag, String message) {
        report(position, tag, message, List.of());
    }

    /** Warns, once for each place and tag. */
    public void warn(Position position, String tag, String message) {
        if (reported.add(new Reported(position, tag))) {
            position.print(Kind.WARNING, text(tag, message, List.of()));
        }
    }

    /** Whether the phases so far found errors. */
    public boolean hasErrors() {
        return errors > 0;
    }

    private static String text(String tag, String message, List<String> details) {
        var text = new StringBuilder("[" + tag + "] " + message);
        // javac indents the lines after the first.
        details.forEach(line -> text.append('\n').append(line));
        return text.toString();
    }
}
