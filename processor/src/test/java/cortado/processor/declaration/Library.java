package cortado.processor.declaration;

import cortado.processor.CortadoProcessor;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** What one run of javac with the processor makes: class files, resources and generated sources in a folder. */
record Library(Path folder, List<String> errors) {
    /**
     * Compiles sources without names of parameters.
     *
     * @param sources their texts by their paths
     */
    static Library compile(Path folder, List<Path> classPath, Map<String, String> sources) throws IOException {
        return compile(folder, classPath, sources, List.of("-proc:full"));
    }

    static Library compile(Path folder, List<Path> classPath, Map<String, String> sources, List<String> more)
            throws IOException {
        var options = new ArrayList<>(more);
        Path generated = Files.createDirectories(folder.resolve("generated"));
        options.addAll(List.of("--release", "25", "-g:none", "-d", classes(folder).toString(), "-s", generated.toString()));
        options.addAll(List.of("-classpath", path(classPath)));
        var messages = new DiagnosticCollector<JavaFileObject>();
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = javac.getStandardFileManager(messages, Locale.ROOT, null)) {
            var units = new ArrayList<Path>();
            for (Map.Entry<String, String> source : sources.entrySet()) {
                Path file = folder.resolve("declared").resolve(source.getKey());
                Files.createDirectories(file.getParent());
                units.add(Files.writeString(file, source.getValue()));
            }
            JavaCompiler.CompilationTask task =
                    javac.getTask(null, files, messages, options, null, files.getJavaFileObjectsFromPaths(units));
            if (!more.contains("-proc:none")) {
                task.setProcessors(List.of(new CortadoProcessor()));
            }
            task.call();
        }
        return new Library(folder, messages.getDiagnostics().stream()
                .filter(m -> m.getKind() == javax.tools.Diagnostic.Kind.ERROR)
                .map(m -> m.getLineNumber() + ":" + m.getColumnNumber() + " " + m.getMessage(Locale.ROOT))
                .toList());
    }

    private static String path(List<Path> more) {
        var path = new ArrayList<>(more.stream().map(Path::toString).toList());
        path.add(System.getProperty("java.class.path"));
        return String.join(File.pathSeparator, path);
    }

    private static Path classes(Path folder) throws IOException {
        return Files.createDirectories(folder.resolve("classes"));
    }

    Path classes() throws IOException {
        return classes(folder);
    }

    /** The class files and resources as a jar. */
    Path jar() throws IOException {
        Path jar = folder.resolve("library.jar");
        try (OutputStream file = Files.newOutputStream(jar); var out = new JarOutputStream(file)) {
            for (Map.Entry<String, byte[]> entry : files(classes()).entrySet()) {
                out.putNextEntry(new JarEntry(entry.getKey()));
                out.write(entry.getValue());
            }
        }
        return jar;
    }

    /** The generated sources by their paths. */
    Map<String, String> generated() throws IOException {
        var texts = new TreeMap<String, String>();
        files(folder.resolve("generated")).forEach((name, bytes) -> texts.put(name, new String(bytes)));
        return texts;
    }

    private static Map<String, byte[]> files(Path root) throws IOException {
        var found = new TreeMap<String, byte[]>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                found.put(root.relativize(file).toString().replace(File.separatorChar, '/'), Files.readAllBytes(file));
            }
        }
        return found;
    }
}
