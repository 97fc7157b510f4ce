package cortado.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The folder that examples read, and programs of their own for what ends them. */
class DataOptionTest {
    private record Ended(int code, String printed) {}

    /** Prints the folder. */
    static final class Example {
        private Example() {}

        public static void main(String[] args) {
            System.out.println(DataOption.folder("Prints a folder.", "Folder of pictures.", args));
        }
    }

    private static Ended run(String... args) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java",
                "-cp", System.getProperty("java.class.path"), Example.class.getName()));
        command.addAll(List.of(args));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), printed);
    }

    @Test
    void aFolderMayBeNamed() {
        assertEquals(Optional.of(Path.of("pictures")), DataOption.folder("", "", "--data", "pictures"));
        assertEquals(Optional.empty(), DataOption.folder("", ""));
    }

    @Test
    void helpTellsWhatThereIs() throws IOException, InterruptedException {
        assertEquals(new Ended(0, """
                usage: java [--help] [--data=DIR]
                Prints a folder.
                      --data=DIR   Folder of pictures.
                      --help       Prints this and ends.
                """), run("--help"));
    }

    @Test
    void nothingElseIsTaken() throws IOException, InterruptedException {
        assertEquals(new Ended(2, "Unknown options: '--dta', 'pictures'; --help lists the options\n"), run("--dta", "pictures"));
        assertEquals(new Ended(2, "Missing required parameter for option '--data' (DIR); --help lists the options\n"), run("--data"));
    }
}
