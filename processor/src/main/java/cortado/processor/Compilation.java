package cortado.processor;

import com.palantir.javapoet.JavaFile;
import cortado.processor.check.Checks;
import cortado.processor.declaration.Annotation;
import cortado.processor.declaration.NetworkDeclaration;
import cortado.processor.declaration.NetworkReader;
import cortado.processor.declaration.Sources;
import cortado.processor.emit.CapacityException;
import cortado.processor.emit.Generator;
import cortado.processor.emit.SourceText;
import cortado.processor.graph.Network;
import cortado.processor.graph.Unit;
import cortado.processor.trace.Trace;
import cortado.processor.trace.Tracer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.FilerException;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;

/** The compiler's pipeline, from an annotated class to the Java that is written for it. */
final class Compilation {
    private final ProcessingEnvironment environment;
    private final Sources sources;
    private final Options options;
    private final Diagnostics diagnostics;

    Compilation(ProcessingEnvironment environment, Sources sources, Options options, Diagnostics diagnostics) {
        this.environment = environment;
        this.sources = sources;
        this.options = options;
        this.diagnostics = diagnostics;
    }

    /** Compiles one network. Mistakes are reported; each phase starts only if those before it found none. */
    void compile(TypeElement type) throws IOException {
        Optional<NetworkDeclaration> declaration = read(type);
        Optional<Unit> unit = declaration.flatMap(this::trace);
        if (unit.isPresent()) {
            for (JavaFile file : generate(unit.get(), declaration.get())) {
                write(file, type, declaration.get());
            }
        }
    }

    /** Keeps a block's declaration for networks that are compiled later. */
    void keep(TypeElement block) throws IOException {
        new NetworkReader(environment, sources, diagnostics).keep(block);
    }

    private Optional<NetworkDeclaration> read(TypeElement type) {
        Optional<NetworkDeclaration> declaration = new NetworkReader(environment, sources, diagnostics).read(type);
        declaration.ifPresent(network -> Checks.declaration(network, diagnostics));
        return unlessErrors(declaration);
    }

    private Optional<Unit> trace(NetworkDeclaration declaration) {
        Optional<Trace> training = Tracer.training(declaration, diagnostics);
        Optional<Trace> prediction = training.flatMap(t -> Tracer.prediction(declaration, diagnostics));
        if (prediction.isEmpty()) {
            return Optional.empty();
        }
        Unit unit = unit(declaration, prediction.get().network(), training.get().network());
        Checks.network(declaration, training.get(), diagnostics);
        options.memory().ifPresent(limit -> MemoryLimit.check(declaration, unit, limit, diagnostics));
        return unlessErrors(Optional.of(unit));
    }

    private <T> Optional<T> unlessErrors(Optional<T> result) {
        return diagnostics.hasErrors() ? Optional.empty() : result;
    }

    private static Unit unit(NetworkDeclaration declaration, Network prediction, Network training) {
        Annotation annotation = declaration.annotation();
        String loss = annotation.find("loss").map(Object::toString).orElse("NONE");
        int batch = annotation.find("batch").map(Integer.class::cast).orElse(64);
        return new Unit(declaration.packageName(), declaration.name(), declaration.position().file(),
                declaration.isPublic(), loss, batch, prediction, training);
    }

    private List<JavaFile> generate(Unit unit, NetworkDeclaration network) throws IOException {
        try {
            return Generator.generate(unit, options.target(), options.dump());
        } catch (CapacityException e) {
            diagnostics.report(network.position(), "memory", e.getMessage());
            return List.of();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void write(JavaFile file, TypeElement origin, NetworkDeclaration network) throws IOException {
        String home = file.packageName().isEmpty() ? "" : file.packageName() + ".";
        String name = file.typeSpec().name();
        try (Writer writer = environment.getFiler().createSourceFile(home + name, origin).openWriter()) {
            writer.write(SourceText.of(file));
        } catch (FilerException e) {
            diagnostics.report(network.position(), "name", "the class " + name + ", which is generated for "
                    + network.body().name() + ", exists already: rename it or the network");
        }
    }
}
