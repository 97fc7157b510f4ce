package cortado.benchmarks.training;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The versions of the libraries that are compared, as their files' names tell them. */
final class Versions {
    private static final List<String> PEERS = List.of("pytorch-", "mkl-", "javacpp-");

    private Versions() {}

    /** Returns them in a line. */
    static String describe() {
        return Stream.of(System.getProperty("java.class.path").split(System.getProperty("path.separator")))
                .map(entry -> Path.of(entry).getFileName().toString())
                .filter(name -> PEERS.stream().anyMatch(name::startsWith) && !name.contains("linux"))
                .map(name -> name.substring(0, name.length() - ".jar".length()).replaceFirst("-", " "))
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
