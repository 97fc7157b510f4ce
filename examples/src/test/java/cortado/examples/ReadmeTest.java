package cortado.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The declaration on the front page is one, also for those who let javac warn of everything. */
class ReadmeTest {
    @TempDir
    Path folder;

    @Test
    void firstDeclarationCompiles() throws IOException {
        Path source = Files.writeString(folder.resolve("Digits.java"), firstJava(Files.readString(Path.of("README.md"))));
        StringWriter messages = new StringWriter();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            String path = System.getProperty("java.class.path");
            List<String> options = List.of("--release", "25", "-Xlint:all,-incubating,-path", "-Werror",
                    "-processorpath", path, "-cp", path, "-d", folder.toString());
            assertTrue(compiler.getTask(messages, files, null, options, null, files.getJavaFileObjects(source)).call(),
                    messages::toString);
        }
        assertEquals("", messages.toString());
        Stream.of("DigitsModel", "DigitsTrainer", "DigitsReference")
                .forEach(name -> assertTrue(Files.exists(folder.resolve(name + ".class")), name));
    }

    private static String firstJava(String page) {
        Matcher block = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(page);
        assertTrue(block.find());
        return block.group(1);
    }
}
