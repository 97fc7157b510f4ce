package cortado.processor;

import com.google.auto.service.AutoService;
import cortado.processor.declaration.NetworkReader;
import cortado.processor.declaration.Sources;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;

/** javac's way in: finds networks and blocks, and compiles each as soon as all types that it names exist. */
@AutoService(Processor.class)
public final class CortadoProcessor extends AbstractProcessor {
    private static final Set<String> DECLARATIONS = Set.of(NetworkReader.NETWORK, NetworkReader.BLOCK);

    private final Set<String> waiting = new LinkedHashSet<>();
    private final Diagnostics diagnostics = new Diagnostics();
    private Sources sources = Sources.NONE;

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latest();
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Set.of("cortado.*");
    }

    @Override
    public Set<String> getSupportedOptions() {
        return Set.of(Options.DUMP, Options.VECTOR, Options.MEMORY);
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        // Trees and elements of a round are those of no other.
        sources = Sources.of(processingEnv);
        annotations.stream()
                .filter(annotation -> DECLARATIONS.contains(annotation.getQualifiedName().toString()))
                .flatMap(annotation -> round.getElementsAnnotatedWith(annotation).stream())
                .forEach(type -> waiting.add(((TypeElement) type).getQualifiedName().toString()));
        if (!round.processingOver()) {
            Set.copyOf(waiting).stream().sorted().forEach(this::compileIfComplete);
        }
        // The annotations are this processor's alone; those that nobody claims are warned of under -Xlint:processing.
        return true;
    }

    private void compileIfComplete(String name) {
        TypeElement type = processingEnv.getElementUtils().getTypeElement(name);
        if (NetworkReader.isComplete(type)) {
            waiting.remove(name);
            compile(type);
        }
    }

    /** A failure of the compiler's own is one line at the class, never a stack trace. */
    private void compile(TypeElement type) {
        try {
            Options options = Options.of(processingEnv.getOptions());
            var compilation = new Compilation(processingEnv, sources, options, diagnostics.fresh());
            if (NetworkReader.isNetwork(type)) {
                compilation.compile(type);
            } else {
                compilation.keep(type);
            }
        } catch (Options.InvalidException e) {
            error(type, "[option] " + e.getMessage());
        } catch (IOException e) {
            error(type, "[internal] cannot write what was generated for " + type + ": " + e.getMessage());
        } catch (StackOverflowError e) {
            error(type, "[java] the expressions of " + type + " are nested too deeply: split them with local"
                    + " variables");
        } catch (RuntimeException e) {
            error(type, "[internal] " + type + " could not be compiled, please report this: " + e
                    + Stream.of(e.getStackTrace()).limit(1).map(frame -> " at " + frame).collect(Collectors.joining()));
        }
    }

    private void error(Element element, String message) {
        processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, message, element);
    }
}
