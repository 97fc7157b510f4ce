package cortado.processor.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cortado.processor.golden.Declarations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two runs of javac generate the same bytes, although objects have other hash codes and sets another order in each. */
class SameSourcesTest {
    @TempDir
    Path folder;

    @Test
    void everyBuildGeneratesTheSameBytes() throws IOException, InterruptedException {
        List<String> declarations = new ArrayList<>();
        for (Map.Entry<String, String> source : Declarations.of("graph", "norm").entrySet()) {
            declarations.add(Files.writeString(folder.resolve(source.getKey() + ".java"), source.getValue()).toString());
        }
        // Identity hash codes that count upwards, and those that are addresses.
        Process first = javac("first", "-J-XX:hashCode=3", declarations);
        Process second = javac("second", "-J-XX:hashCode=4", declarations);
        assertEquals(0, first.waitFor());
        assertEquals(0, second.waitFor());
        Map<String, String> sources = sources("first");
        assertTrue(sources.size() >= 8 * declarations.size(), () -> sources.size() + " files");
        assertEquals(sources, sources("second"));
    }

    private Process javac(String name, String hashCodes, List<String> declarations) throws IOException {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "javac").toString(),
                "-J-XX:+UnlockExperimentalVMOptions", hashCodes, "-proc:only", "-nowarn", "--release", "25",
                "-cp", GeneratedPrograms.classPath(), "-processor", "cortado.processor.CortadoProcessor",
                "-s", Files.createDirectory(folder.resolve(name)).toString()));
        command.addAll(declarations);
        Path log = folder.resolve(name + ".log");
        return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    }

    private Map<String, String> sources(String name) throws IOException {
        Path root = folder.resolve(name);
        var sources = new TreeMap<String, String>();
        try (Stream<Path> files = Files.walk(root).filter(Files::isRegularFile)) {
            for (Path file : files.toList()) {
                sources.put(root.relativize(file).toString(), Files.readString(file));
            }
        }
        return sources;
    }
}
