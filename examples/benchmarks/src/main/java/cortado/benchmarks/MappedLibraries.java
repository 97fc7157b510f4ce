package cortado.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The native libraries that this process has loaded, as Linux knows them. */
final class MappedLibraries {
    private MappedLibraries() {}

    /** Returns the loaded files whose names begin so. */
    static List<Path> named(String prefix) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/maps"))) {
            return lines.filter(line -> line.contains(" /"))
                    .map(line -> Path.of(line.substring(line.indexOf(" /") + 1)))
                    .filter(file -> file.getFileName().toString().startsWith(prefix))
                    .distinct()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
