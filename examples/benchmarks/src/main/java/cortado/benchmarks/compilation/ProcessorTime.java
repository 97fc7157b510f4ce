package cortado.benchmarks.compilation;

import cortado.benchmarks.Machine;
import cortado.benchmarks.Statistics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What the processor adds to a cold compilation: the median time of javac on a declaration, less that of javac without processors on the declaration and
 * the files that were generated. The two take turns.
 */
final class ProcessorTime {
    private final Path folder;
    private final int runs;

    private ProcessorTime(Path folder, int runs) {
        this.folder = folder;
        this.runs = runs;
    }

    /** Takes the number of runs (9). */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        System.out.print(Machine.describe());
        System.out.printf("%n%-8s %6s | %10s %10s | %9s%n", "network", "layers", "javac, s", "-proc:none", "processor");
        int runs = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 9;
        for (Declarations declarations : Declarations.values()) {
            Path folder = Files.createTempDirectory("cortado");
            try {
                new ProcessorTime(folder, runs).print(declarations);
            } finally {
                delete(folder);
            }
        }
    }

    private void print(Declarations declarations) throws IOException, InterruptedException {
        Path declaration = Files.writeString(folder.resolve(declarations.type + ".java"), declarations.source());
        List<Double> with = new ArrayList<>();
        List<Double> without = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            Path generated = folder.resolve("with" + run);
            with.add(Javac.withProcessor(generated, List.of(declaration)));
            without.add(Javac.withoutProcessor(folder.resolve("without" + run), sources(declaration, generated)));
        }
        System.out.printf(Locale.ROOT, "%-8s %6d | %10.2f %10.2f | %7.2f s%n", declarations.type, declarations.layers,
                Statistics.median(with), Statistics.median(without), Statistics.median(with) - Statistics.median(without));
    }

    private static List<Path> sources(Path declaration, Path generated) throws IOException {
        try (Stream<Path> files = Files.walk(generated)) {
            return Stream.concat(Stream.of(declaration), files.filter(file -> file.toString().endsWith(".java"))).toList();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
