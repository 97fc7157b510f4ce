package cortado.processor.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.palantir.javapoet.JavaFile;
import cortado.processor.graph.SmallNetwork;
import cortado.processor.graph.Unit;
import cortado.processor.schedule.Target;
import cortado.runtime.math.Species;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** Networks, the programs generated for them, and their runs in processes of their own. */
final class GeneratedPrograms {
    private static final String PACKAGE = "programs";
    private static final List<String> NEEDED =
            List.of("Description", "Forward", "Training", "Kernels", "TrainingKernels", "Reference");

    private final Path folder;
    private final Map<String, SmallNetwork> networks;

    private GeneratedPrograms(Path folder, Map<String, SmallNetwork> networks) {
        this.folder = folder;
        this.networks = networks;
    }

    /** Generates and compiles the programs of networks, with all warnings as errors. */
    static GeneratedPrograms of(Map<String, SmallNetwork> networks, Path folder) throws IOException {
        var programs = new GeneratedPrograms(folder, networks);
        programs.generate();
        programs.compile();
        return programs;
    }

    /** The classes of a network. */
    static List<JavaFile> files(String name, SmallNetwork network) {
        var unit = new Unit(PACKAGE, name, name + ".java", false, "NONE", network.batch(), network.prediction(name),
                network.training(name));
        return Generator.generate(unit, Target.ANY, Optional.empty());
    }

    private void generate() throws IOException {
        for (var network : networks.entrySet()) {
            for (JavaFile file : files(network.getKey(), network.getValue())) {
                if (NEEDED.contains(file.typeSpec().name().substring(network.getKey().length()))) {
                    file.writeTo(folder);
                }
            }
        }
        Files.writeString(folder.resolve(PACKAGE).resolve("Programs.java"), """
                package %s;
                import cortado.processor.emit.StepRun;
                import java.util.List;
                final class Programs {
                    public static void main(String[] args) throws java.io.IOException {
                        StepRun.main(args, List.of(%s));
                    }
                %s}
                """.formatted(PACKAGE, calls(), makers()));
    }

    private String calls() {
        return networks.keySet().stream().map(name -> "make" + name + "()").collect(Collectors.joining(", "));
    }

    private String makers() {
        return networks.keySet().stream().map(name -> """
                    private static StepRun.Case make%1$s() {
                        return new StepRun.Case("%1$s", %1$sDescription.DESCRIPTION,
                                %1$sTraining::new, program -> ((%1$sTraining) program).phases(),
                                %1$sForward::new, program -> ((%1$sForward) program).phases(),
                                new %1$sReference(%1$sDescription.DESCRIPTION, StepRun.CAPACITY));
                    }
                """.formatted(name)).collect(Collectors.joining());
    }

    private void compile() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<String> sources = files.map(Path::toString).filter(file -> file.endsWith(".java")).sorted().toList();
            compile(folder, sources);
        }
    }

    private static void compile(Path folder, List<String> sources) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var manager = compiler.getStandardFileManager(null, null, null)) {
            var messages = new StringWriter();
            List<String> options = List.of("-d", folder.toString(), "-cp", classPath(), "--release", "25", "-proc:none",
                    "--add-modules", "jdk.incubator.vector", "-Xlint:all,-incubating", "-Werror");
            boolean done = compiler.getTask(messages, manager, null, options, null,
                    manager.getJavaFileObjectsFromStrings(sources)).call();
            assertTrue(done, messages::toString);
        }
    }

    static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    /** Runs all programs with vectors of some bits and every batch size. */
    List<StepValues> run(int bits, List<Integer> batches) {
        Path result = folder.resolve("values" + bits);
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules", "jdk.incubator.vector", "-D" + Species.PROPERTY + "=" + bits,
                "-cp", folder + System.getProperty("path.separator") + classPath(),
                PACKAGE + ".Programs", result.toString()));
        batches.forEach(batch -> command.add(batch.toString()));
        try {
            run(command, folder.resolve("log" + bits));
            try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(result)))) {
                return StepValues.readAll(in, bits);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void run(List<String> command, Path log) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
        try {
            assertEquals(0, process.waitFor(), () -> read(log));
        } catch (InterruptedException e) {
            process.destroy();
            throw new IOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
