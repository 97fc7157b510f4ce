package cortado.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A program in a Java virtual machine of its own, with the class path of this one: what the compiler does depends on chance and on what ran before, so a
 * measurement takes several.
 *
 * @param options options of the virtual machine
 * @param environment variables of the environment that are set beside those of this process
 */
public record Fork(List<String> options, Map<String, String> environment) {
    /** Keeps copies. */
    public Fork {
        options = List.copyOf(options);
        environment = Map.copyOf(environment);
    }

    /** Returns a fork that can use vectors, without other options. */
    public static Fork plain() {
        return new Fork(List.of("--add-modules", "jdk.incubator.vector"), Map.of());
    }

    /** Returns this with more options. */
    public Fork with(String... more) {
        List<String> all = new ArrayList<>(options);
        all.addAll(List.of(more));
        return new Fork(all, environment);
    }

    /** Returns this with variables of the environment. */
    public Fork in(Map<String, String> variables) {
        return new Fork(options, variables);
    }

    /**
     * Runs a class to its end and returns the lines that it printed. What it says on standard error goes to this process's.
     *
     * @throws IllegalStateException if it fails
     */
    public List<String> run(Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java"));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        try {
            return run(command);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException("interrupted while " + main.getName() + " ran", interrupted);
        }
    }

    private List<String> run(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        Process process = builder.start();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("exit code " + process.exitValue() + " of " + String.join(" ", command));
        }
        return lines;
    }
}
