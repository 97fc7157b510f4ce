package cortado.processor.declaration;

import cortado.processor.declaration.Term.FormatException;
import java.util.ArrayList;
import java.util.List;

/** Reads the text of a {@link Term}. */
final class TermReader {
    private final String text;
    private int at;

    private TermReader(String text) {
        this.text = text;
    }

    /** The term that the text is. Throws {@link FormatException}. */
    static Term read(String text) {
        var reader = new TermReader(text);
        Term term = reader.term();
        reader.skipSpace();
        if (reader.at < text.length()) {
            throw new FormatException("there is text behind the end");
        }
        return term;
    }

    private Term term() {
        skipSpace();
        if (peek() != '(') {
            return head();
        }
        at++;
        Term head = head();
        var parts = new ArrayList<Term>();
        for (skipSpace(); peek() != ')'; skipSpace()) {
            parts.add(term());
        }
        at++;
        return new Term(head.name(), head.line(), parts);
    }

    private Term head() {
        String name = word();
        if (at < text.length() && text.charAt(at) == '@') {
            at++;
            return new Term(name, word(), List.of());
        }
        return Term.of(name);
    }

    private String word() {
        return peek() == '"' ? quoted() : plain();
    }

    private String plain() {
        int start = at;
        while (at < text.length() && Term.isPlain(text.codePointAt(at))) {
            at += Character.charCount(text.codePointAt(at));
        }
        if (at == start) {
            throw new FormatException("there is no name at " + at);
        }
        return text.substring(start, at);
    }

    private String quoted() {
        var word = new StringBuilder();
        for (at++; peek() != '"'; at++) {
            if (peek() != '\\') {
                word.append(peek());
            } else {
                at++;
                word.append(peek() == 'n' ? '\n' : peek());
            }
        }
        at++;
        return word.toString();
    }

    private void skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private char peek() {
        if (at >= text.length()) {
            throw new FormatException("the text ends too early");
        }
        return text.charAt(at);
    }
}
