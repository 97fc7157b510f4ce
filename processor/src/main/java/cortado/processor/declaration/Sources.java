package cortado.processor.declaration;

import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;

/** The text of declarations, as far as the compiler lets it be read. */
public interface Sources {
    /** What a compiler without the tree API lets be read: nothing. */
    Sources NONE = new Sources() {
        @Override
        public String line(Element element) {
            return "";
        }

        @Override
        public Optional<Statement> body(ExecutableElement method) {
            return Optional.empty();
        }
    };

    /** The sources as far as the running compiler has the tree API. */
    static Sources of(ProcessingEnvironment environment) {
        try {
            return SourceTrees.of(environment);
        } catch (IllegalArgumentException | LinkageError e) {
            // Thrown by compilers other than javac, and by builders that wrap javac's environment.
            return NONE;
        }
    }

    /** File and line, such as {@code Digits.java:8}; empty where they are unknown. */
    String line(Element element);

    /** The body of a method; empty where there is no source of it. */
    Optional<Statement> body(ExecutableElement method);
}
