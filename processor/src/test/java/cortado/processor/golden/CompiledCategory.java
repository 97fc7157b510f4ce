package cortado.processor.golden;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import cortado.processor.CortadoProcessor;
import cortado.processor.emit.MethodSizes;
import cortado.runtime.TrainerBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/** Declarations that one run of javac compiled, with a class loader of their own. */
final class CompiledCategory {
    private final Map<String, String> errors = new HashMap<>();
    private final Loader loader = new Loader();

    /** Compiles all declarations; those with errors are left out, and the others compiled again. */
    CompiledCategory(List<Declaration> declarations) {
        Compilation compilation = compile(declarations);
        if (compilation.status() == Compilation.Status.FAILURE) {
            compilation.diagnostics().forEach(diagnostic -> note(diagnostic, declarations));
            List<Declaration> rest = declarations.stream().filter(d -> !errors.containsKey(d.className())).toList();
            if (rest.isEmpty()) {
                return;
            }
            compilation = compile(rest);
            if (compilation.status() == Compilation.Status.FAILURE) {
                throw new AssertionError(compilation.diagnostics());
            }
        }
        compilation.generatedFiles().stream()
                .filter(file -> file.getKind() == JavaFileObject.Kind.CLASS)
                .forEach(loader::add);
    }

    private static Compilation compile(List<Declaration> declarations) {
        return Compiler.javac()
                .withProcessors(new CortadoProcessor())
                .withOptions("--release", "25", "-Xlint:all,-incubating", "-Werror")
                .compile(declarations.stream().map(CompiledCategory::source).toList());
    }

    private static JavaFileObject source(Declaration declaration) {
        return JavaFileObjects.forSourceString(
                Declaration.PACKAGE + "." + declaration.className(), declaration.source());
    }

    /** Errors in a generated class belong to the declaration that it was generated from. */
    private void note(Diagnostic<? extends JavaFileObject> diagnostic, List<Declaration> declarations) {
        if (diagnostic.getSource() != null) {
            String file = diagnostic.getSource().getName().replaceAll(".*/", "");
            String text = "%s:%d: %s".formatted(file, diagnostic.getLineNumber(), diagnostic.getMessage(Locale.ROOT));
            declarations.stream()
                    .filter(declaration -> file.startsWith(declaration.className()))
                    .forEach(declaration -> errors.merge(
                            declaration.className(), text + "\n" + declaration.source(), (a, b) -> a + "\n" + b));
        }
    }

    /** Returns a builder of a network's trainer; fails where the network did not compile. */
    TrainerBuilder<?, ?> trainer(Declaration declaration) throws ReflectiveOperationException {
        if (errors.containsKey(declaration.className())) {
            throw new AssertionError(errors.get(declaration.className()));
        }
        Class<?> trainer = loader.loadClass(Declaration.PACKAGE + "." + declaration.className() + "Trainer");
        return (TrainerBuilder<?, ?>) trainer.getMethod("builder").invoke(null);
    }

    /** Methods that are too large to be compiled. */
    List<String> tooLarge() {
        return loader.classes.values().stream().flatMap(bytes -> MethodSizes.tooLarge(bytes).stream()).sorted().toList();
    }

    /** Defines classes from memory. */
    private static final class Loader extends ClassLoader {
        private final Map<String, byte[]> classes = new HashMap<>();

        Loader() {
            super(CompiledCategory.class.getClassLoader());
        }

        void add(JavaFileObject file) {
            try (InputStream bytes = file.openInputStream()) {
                String name = file.getName().replaceAll("^/?CLASS_OUTPUT/|\\.class$", "").replace('/', '.');
                classes.put(name, bytes.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] bytes = classes.get(name);
            if (bytes == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, bytes, 0, bytes.length);
        }
    }
}
