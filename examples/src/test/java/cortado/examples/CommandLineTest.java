package cortado.examples;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cortado.examples.mlp.DigitsTrainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Generated trainers as programs of their own. */
class CommandLineTest {
    private static final String DIGITS = "examples/data/digits.csv";

    @TempDir
    Path folder;

    private List<String> out;
    private List<String> err;

    /** Runs the trainer of the digits in a JVM of its own and returns its exit code. */
    private int run(List<String> options, String... args) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("--add-modules", "jdk.incubator.vector"));
        all.addAll(options);
        return java(all, args);
    }

    private int java(List<String> options, String... args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), DigitsTrainer.class.getName()));
        command.addAll(List.of(args));
        Path stdout = folder.resolve("out.txt");
        Path stderr = folder.resolve("err.txt");
        int code = new ProcessBuilder(command).redirectOutput(stdout.toFile()).redirectError(stderr.toFile()).start().waitFor();
        out = Files.readAllLines(stdout);
        // The JVM itself says, on one of the two, that the Vector API is incubating.
        err = Files.readAllLines(stderr).stream().filter(line -> !line.startsWith("WARNING: Using incubator")).toList();
        return code;
    }

    @Test
    void bitsDependNeitherOnTheVectorsWidthNorOnThreadsNorOnTheCompiler() throws IOException, InterruptedException {
        byte[] narrow = train("128", "1", List.of());
        assertArrayEquals(narrow, train("256", "2", List.of()));
        assertArrayEquals(narrow, train("512", "1", List.of("-XX:TieredStopAtLevel=1")));
    }

    private byte[] train(String bits, String threads, List<String> options) throws IOException, InterruptedException {
        Path file = folder.resolve("digits" + bits + ".safetensors");
        List<String> all = new ArrayList<>(options);
        all.add("-Dcortado.vector.bits=" + bits);
        int code = run(all, "--train", DIGITS, "--split", "examples/data/digits_split.csv", "--scale", "16",
                "--epochs", "2", "--threads", threads, "--save", file.toString());
        assertEquals(0, code, err::toString);
        assertTrue(out.getLast().matches("test accuracy 0\\.\\d{4}"), out::toString);
        return Files.readAllBytes(file);
    }

    @Test
    void helpListsTheOptions() throws IOException, InterruptedException {
        assertEquals(0, run(List.of(), "--help"));
        String help = String.join("\n", out);
        Stream.of("--train", "--epochs", "--optimizer", "--save", "--check-gradients")
                .forEach(option -> assertTrue(help.contains(option), option));
    }

    @Test
    void mistakesEndWithExitCodeTwoAndOneLine() throws IOException, InterruptedException {
        refused("--epoch", "--train", DIGITS, "--epoch", "3");
        refused("'adma'", "--train", DIGITS, "--optimizer", "adma");
        refused("missing.csv", "--train", "missing.csv");
        Path ragged = Files.write(folder.resolve("ragged.csv"), List.of("a,b,class", "1,2,0", "1,0"));
        refused("line 3", "--train", ragged.toString());
    }

    @Test
    void withoutTheVectorApiItSaysHowToStart() throws IOException, InterruptedException {
        assertEquals(2, java(List.of(), "--train", DIGITS));
        assertEquals(List.of("found no module jdk.incubator.vector: start it with java --add-modules jdk.incubator.vector"), err);
        assertEquals(List.of(), out);
    }

    private void refused(String message, String... args) throws IOException, InterruptedException {
        Path file = folder.resolve("never.safetensors");
        String[] all = Stream.concat(Stream.of(args), Stream.of("--save", file.toString())).toArray(String[]::new);
        assertEquals(2, run(List.of(), all), err::toString);
        assertEquals(1, err.size(), err::toString);
        assertTrue(err.getFirst().contains(message), err::toString);
        assertTrue(out.stream().allMatch(line -> line.startsWith("WARNING")), out::toString);
        assertTrue(Files.notExists(file));
    }
}
