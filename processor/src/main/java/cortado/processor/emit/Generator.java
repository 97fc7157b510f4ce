package cortado.processor.emit;

import com.palantir.javapoet.JavaFile;
import cortado.processor.graph.Unit;
import java.util.List;

/** Writes the Java of a network. */
public final class Generator {
    private Generator() {}

    public static List<JavaFile> generate(Unit unit) {
        return List.of();
    }
}
