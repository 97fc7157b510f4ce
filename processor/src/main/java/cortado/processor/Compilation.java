package cortado.processor;

import com.palantir.javapoet.JavaFile;
import cortado.processor.check.Checks;
import cortado.processor.declaration.Annotation;
import cortado.processor.declaration.NetworkDeclaration;
import cortado.processor.declaration.NetworkReader;
import cortado.processor.declaration.Sources;
import cortado.processor.emit.Generator;
import cortado.processor.graph.Network;
import cortado.processor.graph.Unit;
import cortado.processor.trace.Trace;
import cortado.processor.trace.Tracer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;

/** The compiler's pipeline, from an annotated class to the Java that is written for it. */
final class Compilation {
    private final ProcessingEnvironment environment;
    private final Sources sources;
    private final Options options;
    private final Diagnostics diagnostics = new Diagnostics();

    Compilation(ProcessingEnvironment environment, Sources sources, Options options) {
        this.environment = environment;
        this.sources = sources;
        this.options = options;
    }

    /** Compiles one network. Mistakes are reported; each phase starts only if those before it found none. */
    void compile(TypeElement type) throws IOException {
        Optional<NetworkDeclaration> declaration = new NetworkReader(environment, sources, diagnostics).read(type);
        if (declaration.isEmpty() || diagnostics.hasErrors()) {
            return;
        }
        Checks.declaration(declaration.get(), diagnostics);
        if (diagnostics.hasErrors()) {
            return;
        }
        Optional<Trace> training = Tracer.training(declaration.get(), diagnostics);
        Optional<Trace> prediction = training.flatMap(t -> Tracer.prediction(declaration.get(), diagnostics));
        if (prediction.isEmpty() || diagnostics.hasErrors()) {
            return;
        }
        Checks.network(declaration.get(), training.get(), diagnostics);
        if (diagnostics.hasErrors()) {
            return;
        }
        Unit unit = unit(declaration.get(), prediction.get().network(), training.get().network());
        write(generate(unit), type);
    }

    private List<JavaFile> generate(Unit unit) throws IOException {
        try {
            return Generator.generate(unit, options.target(), options.dump());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static Unit unit(NetworkDeclaration declaration, Network prediction, Network training) {
        Annotation annotation = declaration.annotation();
        String loss = annotation.find("loss").map(Object::toString).orElse("NONE");
        int batch = annotation.find("batch").map(Integer.class::cast).orElse(64);
        return new Unit(declaration.packageName(), declaration.name(), declaration.isPublic(), loss, batch,
                prediction, training);
    }

    private void write(List<JavaFile> files, TypeElement origin) throws IOException {
        for (JavaFile file : files) {
            String name = file.packageName().isEmpty() ? "" : file.packageName() + ".";
            var source = environment.getFiler().createSourceFile(name + file.typeSpec().name(), origin);
            try (Writer writer = source.openWriter()) {
                file.writeTo(writer);
            }
        }
    }
}
