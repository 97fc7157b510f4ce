package cortado.processor.declaration;

import java.util.Arrays;
import java.util.List;

/**
 * A tree that is kept as text: {@code name}, or {@code (name part part)} with parts, and {@code @line} behind the name
 * of what stands somewhere. Names are in quotes unless they consist of letters, digits and {@code _ $ . : + - [ ]}.
 *
 * @param line file and line in the source, or the line alone; empty where none is known
 */
record Term(String name, String line, List<Term> parts) {
    private static final int WIDTH = 110;

    Term {
        parts = List.copyOf(parts);
    }

    /** The text can't be read as what is expected; the message says why. */
    static final class FormatException extends IllegalArgumentException {
        private static final long serialVersionUID = 1;

        FormatException(String message) {
            super(message);
        }
    }

    static Term of(Object name, Term... parts) {
        return new Term(name.toString(), "", Arrays.asList(parts));
    }

    static Term of(String name, List<Term> parts) {
        return new Term(name, "", parts);
    }

    Term part(int index) {
        if (index >= parts.size()) {
            throw new FormatException("'" + name + "' has no part " + index);
        }
        return parts.get(index);
    }

    /** The name of a part. */
    String text(int index) {
        return part(index).name();
    }

    /** The parts from an index on. */
    List<Term> from(int index) {
        return index >= parts.size() ? List.of() : parts.subList(index, parts.size());
    }

    /** The text; parts of a long term have lines of their own. */
    @Override
    public String toString() {
        var text = new StringBuilder();
        print(text, 0);
        return text.toString();
    }

    private void print(StringBuilder text, int indent) {
        String flat = flat();
        if (parts.isEmpty() || indent + flat.length() <= WIDTH) {
            text.append(flat);
            return;
        }
        text.append('(').append(head());
        for (Term part : parts) {
            text.append('\n').repeat(' ', indent + 2);
            part.print(text, indent + 2);
        }
        text.append(')');
    }

    private String flat() {
        if (parts.isEmpty()) {
            return head();
        }
        var text = new StringBuilder("(").append(head());
        parts.forEach(part -> text.append(' ').append(part.flat()));
        return text.append(')').toString();
    }

    private String head() {
        return quoted(name) + (line.isEmpty() ? "" : "@" + quoted(line));
    }

    static boolean isPlain(int character) {
        return Character.isLetterOrDigit(character) || "_$.:+-[]".indexOf(character) >= 0;
    }

    private static String quoted(String text) {
        if (!text.isEmpty() && text.codePoints().allMatch(Term::isPlain)) {
            return text;
        }
        var quoted = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            switch (c) {
                case '"', '\\' -> quoted.append('\\').append(c);
                case '\n' -> quoted.append("\\n");
                default -> quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
