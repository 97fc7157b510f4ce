package cortado.benchmarks.compilation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs the compiler in a process of its own, which has compiled nothing before. */
final class Javac {
    private static final String SEPARATOR = System.getProperty("path.separator");
    private static final Pattern PROCESSOR = Pattern.compile(".*(cortado-(processor|dsl)|javapoet)[^/]*(/target/classes|\\.jar)");
    private static final Pattern LIBRARIES = Pattern.compile(".*(cortado-(dsl|runtime)|picocli)[^/]*(/target/classes|\\.jar)");

    private Javac() {}

    /** Compiles declarations with the processor into a folder, sources included. Returns the seconds that it took. */
    static double withProcessor(Path out, List<Path> sources) throws IOException, InterruptedException {
        return run(out, List.of("-proc:full", "--processor-path", path(PROCESSOR)), sources);
    }

    /** Compiles sources as they are into a folder. Returns the seconds that it took. */
    static double withoutProcessor(Path out, List<Path> sources) throws IOException, InterruptedException {
        return run(out, List.of("-proc:none"), sources);
    }

    private static double run(Path out, List<String> options, List<Path> sources) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/javac"));
        command.addAll(options);
        command.addAll(List.of("--add-modules", "jdk.incubator.vector", "-classpath", path(LIBRARIES), "-d", out.toString()));
        sources.forEach(source -> command.add(source.toString()));
        Path messages = Files.createTempFile("javac", ".txt");
        long begin = System.nanoTime();
        int code = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(messages.toFile()).start().waitFor();
        double seconds = (System.nanoTime() - begin) * 1e-9;
        if (code != 0) {
            throw new IllegalStateException("javac has failed: " + Files.readString(messages));
        }
        Files.delete(messages);
        return seconds;
    }

    private static String path(Pattern wanted) {
        return Stream.of(System.getProperty("java.class.path").split(SEPARATOR))
                .filter(entry -> wanted.matcher(entry).matches())
                .collect(Collectors.joining(SEPARATOR));
    }
}
