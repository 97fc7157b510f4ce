package cortado.processor.trace;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import cortado.processor.Diagnostics;
import cortado.processor.declaration.NetworkDeclaration;
import cortado.processor.declaration.NetworkReader;
import cortado.processor.declaration.Sources;
import cortado.processor.graph.Network;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/** Traces the networks of a compilation and keeps what came out. */
@SupportedAnnotationTypes("cortado.*")
final class TracingProcessor extends AbstractProcessor {
    private final Map<String, Network> predictions = new LinkedHashMap<>();
    private final Map<String, Network> trainings = new LinkedHashMap<>();

    /** The network of a source file with {@code import cortado.*} in front, as it is trained. */
    static Network training(String... lines) {
        return run(lines).trainings.values().iterator().next();
    }

    /** The network of a source file with {@code import cortado.*} in front, as it predicts. */
    static Network prediction(String... lines) {
        return predictions(lines).values().iterator().next();
    }

    /** All networks of a source file, in order, as they predict. */
    static Map<String, Network> predictions(String... lines) {
        return run(lines).predictions;
    }

    private static TracingProcessor run(String... lines) {
        var processor = new TracingProcessor();
        String source = "import cortado.*; import java.util.*;\n" + String.join("\n", lines);
        String name = source.replaceFirst("(?s).*?@Network.*?class (\\w+).*", "$1");
        Compilation compilation = Compiler.javac().withProcessors(processor)
                .compile(JavaFileObjects.forSourceString(name, source));
        if (!compilation.errors().isEmpty()) {
            throw new AssertionError(compilation.errors());
        }
        return processor;
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latest();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        for (TypeElement annotation : annotations) {
            if (annotation.getQualifiedName().contentEquals(NetworkReader.NETWORK)) {
                round.getElementsAnnotatedWith(annotation).forEach(type -> trace((TypeElement) type));
            }
        }
        return false;
    }

    private void trace(TypeElement type) {
        var diagnostics = new Diagnostics();
        NetworkDeclaration declaration =
                new NetworkReader(processingEnv, Sources.of(processingEnv), diagnostics).read(type).orElseThrow();
        Tracer.training(declaration, diagnostics).ifPresent(t -> trainings.put(declaration.name(), t.network()));
        Tracer.prediction(declaration, diagnostics).ifPresent(t -> predictions.put(declaration.name(), t.network()));
    }
}
