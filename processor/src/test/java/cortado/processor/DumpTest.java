package cortado.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import cortado.processor.graph.GraphBuilder;
import cortado.processor.graph.GraphText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code -Acortado.dump=DIR} writes. */
class DumpTest {
    private static final String SOURCE = """
            package nets;
            import cortado.*;
            @Network(input = 4, loss = Loss.SOFTMAX_CROSS_ENTROPY)
            abstract class Small {
                @Dense(units = 8, activation = Activation.RELU) abstract Tensor hidden(Tensor x);
                @Dense(units = 3) abstract Tensor scores(Tensor hidden);
            }
            """;

    private static com.google.testing.compile.Compilation compile(Path dump) {
        return Compiler.javac().withProcessors(new CortadoProcessor()).withOptions("-Acortado.dump=" + dump, "--add-modules", "jdk.incubator.vector")
                .compile(JavaFileObjects.forSourceString("nets.Small", SOURCE));
    }

    private static TreeMap<String, String> files(Path folder) throws IOException {
        var texts = new TreeMap<String, String>();
        try (Stream<Path> files = Files.list(folder.resolve("nets"))) {
            for (Path file : files.toList()) {
                texts.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return texts;
    }

    @Test
    void writesOneFileAPass(@TempDir Path folder) throws IOException {
        assertThat(compile(folder)).succeeded();
        assertEquals(List.of(
                "Small.1-traced.txt", "Small.2-differentiated.txt", "Small.3-fused.txt", "Small.4-layout.txt",
                "Small.5-phases.txt", "Small.6-memory.txt",
                "Small.prediction.1-traced.txt", "Small.prediction.2-folded.txt", "Small.prediction.3-fused.txt",
                "Small.prediction.4-layout.txt",
                "Small.prediction.5-phases.txt", "Small.prediction.6-memory.txt"), List.copyOf(files(folder).keySet()));
    }

    @Test
    void writesWhatEachPassMade(@TempDir Path folder) throws IOException {
        compile(folder);
        TreeMap<String, String> files = files(folder);
        String traced = files.get("Small.1-traced.txt");
        assertTrue(traced.contains(" = contract(i,oi->o) %0 "), traced);
        assertTrue(traced.contains(" : [8] batched // hidden (Small.java:5)"), traced);
        assertTrue(files.get("Small.2-differentiated.txt").startsWith(traced));
        assertTrue(files.get("Small.3-fused.txt").contains("hiddenProduct[n, i] = sum(k, "), files.get("Small.3-fused.txt"));
        assertTrue(files.get("Small.4-layout.txt").contains("hidden.weight[8, 4]: panels of lanes [0], depth [1]\n"));
        assertTrue(files.get("Small.5-phases.txt").startsWith("forward 0, shared by samples\n    tiles: "));
        assertTrue(files.get("Small.6-memory.txt").contains("sample "), files.get("Small.6-memory.txt"));
    }

    @Test
    void graphsCanBeReadAgain(@TempDir Path folder) throws IOException {
        compile(folder);
        String text = files(folder).get("Small.2-differentiated.txt");
        assertEquals(text, GraphText.of(GraphText.parse(text, new GraphBuilder())));
    }

    @Test
    void isTheSameEveryTime(@TempDir Path one, @TempDir Path other) throws IOException {
        compile(one);
        compile(other);
        assertEquals(files(one), files(other));
    }

    @Test
    void aFolderThatCannotBeWrittenIsAnError(@TempDir Path folder) throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        var compilation = compile(file);
        assertThat(compilation).hadErrorCount(1);
        assertThat(compilation).hadErrorContaining(file.toString());
    }
}
