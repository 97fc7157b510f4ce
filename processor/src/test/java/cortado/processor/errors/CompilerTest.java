package cortado.processor.errors;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import cortado.processor.CortadoProcessor;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Filer;
import javax.annotation.processing.Messager;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.Test;

/** Options, other compilers, and other processors. */
class CompilerTest {
    private static final String CHAIN = """
            import cortado.*;
            @Network(input = 4, loss = Loss.MEAN_SQUARED_ERROR)
            abstract class Net {
                @Dense(units = 3) abstract Tensor first(Tensor x);
            }
            """;

    private static final String FORWARD = CHAIN.replace("(Tensor x);", "(Tensor x);\nTensor forward(Tensor x)"
            + " { return first(x); }");

    private static List<String> errors(String source, List<String> options, Processor... processors) {
        Compilation compilation = Compiler.javac().withOptions(options).withProcessors(processors)
                .compile(JavaFileObjects.forSourceString("Net", source));
        return compilation.errors().stream().map(e -> e.getMessage(Locale.ENGLISH)).toList();
    }

    @Test
    void theMemoryOfATrainingStepHasALimit() {
        assertEquals(
                List.of("[memory] a training step of 64 samples needs"),
                errors(CHAIN, List.of("--release", "25", "-Acortado.memory=1k"), new CortadoProcessor()).stream()
                        .map(text -> text.replaceFirst("(needs) \\d+ bytes, optimizer apart, but -Acortado.memory"
                                + " gives 1024: make layers or the batch smaller, or raise the limit", "$1"))
                        .toList());
        assertEquals(List.of(), errors(CHAIN, List.of("--release", "25", "-Acortado.memory=1m"), new CortadoProcessor()));
    }

    @Test
    void theLimitIsReportedAtTheNetwork() {
        Compilation compilation = Compiler.javac().withOptions("--release", "25", "-Acortado.memory=1k")
                .withProcessors(new CortadoProcessor())
                .compile(JavaFileObjects.forSourceString("Net", CHAIN));
        Diagnostic<?> error = compilation.errors().get(0);
        assertEquals("3:10", error.getLineNumber() + ":" + error.getColumnNumber());
    }

    @Test
    void optionsTakeTheirOwnValuesOnly() {
        assertEquals(List.of("[option] -Acortado.memory takes bytes, such as 512m or 4g, not 'much'"),
                errors(CHAIN, List.of("--release", "25", "-Acortado.memory=much"), new CortadoProcessor()));
        assertEquals(
                List.of("[option] -Acortado.vector takes 128, 256 or 512, or several with commas between them, not"
                        + " '64'"),
                errors(CHAIN, List.of("--release", "25", "-Acortado.vector=64"), new CortadoProcessor()));
    }

    @Test
    void chainsNeedNoTreeApi() {
        assertEquals(List.of(), errors(CHAIN, List.of("--release", "25"), new Wrapped()));
    }

    @Test
    void bodiesNeedTheTreeApi() {
        assertEquals(
                List.of("[source] the body of 'forward' can't be read: compile it together with this class, by javac"
                        + " itself (this compiler has no tree API, or hides it)"),
                errors(FORWARD, List.of("--release", "25"), new Wrapped()));
    }

    @Test
    void typesOfOtherProcessorsAreWaitedFor() {
        String source = """
                import cortado.*;
                @Network(input = 4, loss = Loss.MEAN_SQUARED_ERROR)
                abstract class Net {
                    abstract Part part();
                    Tensor forward(Tensor x) { return part().forward(x); }
                }
                """;
        assertEquals(List.of(), errors(source, List.of("--release", "25"), new PartWriter(), new CortadoProcessor()));
    }

    @Test
    void typesThatNeverComeAreJavacsErrors() {
        List<String> errors = errors(CHAIN.replace("Tensor x", "Missing x"), List.of("--release", "25"),
                new CortadoProcessor());
        assertEquals(1, errors.size(), errors::toString);
        assertEquals("cannot find symbol", errors.get(0).lines().findFirst().orElseThrow());
    }

    /** Runs the processor in an environment that is not javac's own, as IDEs and build tools do. */
    private static final class Wrapped extends AbstractProcessor {
        private final Processor processor = new CortadoProcessor();

        @Override
        public synchronized void init(ProcessingEnvironment environment) {
            super.init(environment);
            processor.init(new Environment(environment));
        }

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return SourceVersion.latest();
        }

        @Override
        public Set<String> getSupportedAnnotationTypes() {
            return processor.getSupportedAnnotationTypes();
        }

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            return processor.process(annotations, round);
        }
    }

    private record Environment(ProcessingEnvironment inner) implements ProcessingEnvironment {
        @Override
        public Map<String, String> getOptions() {
            return inner.getOptions();
        }

        @Override
        public Messager getMessager() {
            return inner.getMessager();
        }

        @Override
        public Filer getFiler() {
            return inner.getFiler();
        }

        @Override
        public Elements getElementUtils() {
            return inner.getElementUtils();
        }

        @Override
        public Types getTypeUtils() {
            return inner.getTypeUtils();
        }

        @Override
        public SourceVersion getSourceVersion() {
            return inner.getSourceVersion();
        }

        @Override
        public Locale getLocale() {
            return inner.getLocale();
        }
    }

    /** Generates a block in the first round. */
    private static final class PartWriter extends AbstractProcessor {
        private boolean written;

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return SourceVersion.latest();
        }

        @Override
        public Set<String> getSupportedAnnotationTypes() {
            return Set.of("*");
        }

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            if (!written) {
                written = true;
                write();
            }
            return false;
        }

        private void write() {
            try (Writer writer = processingEnv.getFiler().createSourceFile("Part").openWriter()) {
                writer.write("""
                        import cortado.*;
                        @Block
                        abstract class Part {
                            @Dense(units = 3) abstract Tensor first(Tensor x);
                            Tensor forward(Tensor x) { return first(x); }
                        }
                        """);
            } catch (IOException e) {
                processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, e.toString());
            }
        }
    }
}
