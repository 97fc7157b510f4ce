package cortado.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import jdk.incubator.vector.FloatVector;

/** Says what a table was measured on. */
public final class Machine {
    private Machine() {}

    /** Returns processor, cores, vector width, load and Java version, in two lines. */
    public static String describe() {
        return "%s, %d cores, vectors of %d bits, load %.1f%nJDK %s, %s %s%n".formatted(
                processor(), Runtime.getRuntime().availableProcessors(), FloatVector.SPECIES_PREFERRED.vectorBitSize(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(), Runtime.version(),
                System.getProperty("os.name"), System.getProperty("os.version"));
    }

    private static String processor() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name")).findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException absent) {
            return System.getProperty("os.arch");
        }
    }
}
