package cortado.processor.errors;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import cortado.processor.CortadoProcessor;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Blocks that were compiled before the networks that use them. */
class CompiledBlockTest {
    @TempDir
    private Path library;

    @Test
    void needTheirSources() throws IOException {
        Compilation block = Compiler.javac().withOptions("--release", "25", "-proc:none")
                .compile(JavaFileObjects.forSourceString("Part", """
                        import cortado.*;
                        @Block
                        abstract class Part {
                            @Dense abstract Tensor first(Tensor x, int units);
                            Tensor forward(Tensor x) { return first(x, 3); }
                        }
                        """));
        for (JavaFileObject file : block.generatedFiles()) {
            try (InputStream from = file.openInputStream()) {
                Files.write(library.resolve("Part.class"), from.readAllBytes());
            }
        }
        Compilation network = Compiler.javac().withOptions("--release", "25").withClasspath(classPath())
                .withProcessors(new CortadoProcessor())
                .compile(JavaFileObjects.forSourceString("Net", """
                        import cortado.*;
                        @Network(input = 4, loss = Loss.MEAN_SQUARED_ERROR)
                        abstract class Net {
                            abstract Part part();
                            Tensor forward(Tensor x) { return part().forward(x); }
                        }
                        """));
        assertEquals(
                List.of("4:19 [block] the block Part has no source here, and its class file keeps neither bodies nor"
                        + " names"
                        + " of parameters: compile its source together with this class"),
                network.errors().stream()
                        .map(e -> e.getLineNumber() + ":" + e.getColumnNumber() + " " + e.getMessage(Locale.ENGLISH))
                        .toList());
    }

    private List<File> classPath() {
        var path = new ArrayList<>(List.of(library.toFile()));
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator)).map(File::new).forEach(path::add);
        return path;
    }
}
