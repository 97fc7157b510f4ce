package cortado.processor.errors;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import cortado.processor.CortadoProcessor;
import java.util.ArrayList;
import java.util.List;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/**
 * What the processor reports of a declaration. In sources, {@code §} marks the place of the one message expected; it is
 * taken out before the source is compiled.
 */
final class Reports {
    private static final String HEADER = "import cortado.*; import java.util.*;\n";
    private static final char MARK = '§';

    private Reports() {}

    /** Asserts that the source has exactly one error, at the mark, whose first line is the given one. */
    static void assertError(String firstLine, String source) {
        assertReport(firstLine, source, compile(source).errors());
    }

    /** Asserts that the source has exactly one warning, at the mark, whose first line is the given one. */
    static void assertWarning(String firstLine, String source) {
        Compilation compilation = compile(source);
        assertEquals(List.of(), texts(compilation.errors()));
        assertReport(firstLine, source, compilation.warnings());
    }

    /** Asserts that the source compiles without errors or warnings. */
    static void assertAccepted(String source) {
        Compilation compilation = compile(source);
        var found = new ArrayList<>(texts(compilation.errors()));
        found.addAll(texts(compilation.warnings()));
        assertEquals(List.of(), found);
    }

    /** The first lines of all errors, as they come. */
    static List<String> errors(String source) {
        return texts(compile(source).errors()).stream().map(text -> text.lines().findFirst().orElse("")).toList();
    }

    /** The whole text of the only error. */
    static String onlyError(String source) {
        List<String> errors = texts(compile(source).errors());
        assertEquals(1, errors.size(), () -> String.join("\n", errors));
        return errors.get(0);
    }

    private static void assertReport(
            String firstLine, String source, List<? extends Diagnostic<? extends JavaFileObject>> found) {
        assertEquals(1, found.size(), () -> "messages: " + texts(found));
        Diagnostic<? extends JavaFileObject> message = found.get(0);
        assertEquals(firstLine, texts(found).get(0).lines().findFirst().orElse(""));
        String before = (HEADER + source).substring(0, HEADER.length() + source.indexOf(MARK));
        long line = 1 + before.chars().filter(c -> c == '\n').count();
        long column = before.length() - before.lastIndexOf('\n');
        assertEquals(line + ":" + column, message.getLineNumber() + ":" + message.getColumnNumber());
    }

    private static List<String> texts(List<? extends Diagnostic<? extends JavaFileObject>> messages) {
        return messages.stream().map(m -> m.getMessage(null)).toList();
    }

    static Compilation compile(String source) {
        String text = (source.startsWith("package") ? "" : HEADER) + source.replace(String.valueOf(MARK), "");
        String name = text.replaceFirst("(?s).*?@Network.*?(class|interface|record|enum) (\\w+).*", "$2");
        return Compiler.javac().withOptions("--release", "25").withProcessors(new CortadoProcessor())
                .compile(JavaFileObjects.forSourceString(name, text));
    }
}
