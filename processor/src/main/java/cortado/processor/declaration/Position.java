package cortado.processor.declaration;

import javax.tools.Diagnostic;

/** A place in a declaration at which messages are printed. Equal places are equal. */
public interface Position {
    void print(Diagnostic.Kind kind, String message);

    /** File and line, such as {@code Digits.java:8}; empty where the compiler does not tell. */
    String source();

    /** The file alone, such as {@code Digits.java}; empty where the compiler does not tell. */
    default String file() {
        return source().substring(0, Math.max(0, source().lastIndexOf(':')));
    }
}
