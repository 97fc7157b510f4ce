package cortado.processor.golden;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * The cases of a category.
 *
 * @param declared those that the language has all for
 * @param leftOut what the others need, by name of the case
 */
record GoldenCategory(String name, SequencedMap<GoldenCase, Declaration> declared, Map<String, String> leftOut) {
    static GoldenCategory read(String name) {
        var declared = new LinkedHashMap<GoldenCase, Declaration>();
        var leftOut = new TreeMap<String, String>();
        try {
            for (GoldenCase golden : GoldenCase.ofCategory(name)) {
                try {
                    declared.put(golden, declare(golden));
                } catch (Unsupported e) {
                    leftOut.put(golden.name(), e.getMessage());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new GoldenCategory(name, declared, leftOut);
    }

    private static Declaration declare(GoldenCase golden) {
        return switch (golden.kind()) {
            case "gradient" -> NetworkWriter.write(golden);
            case "training" -> {
                TrainingRun.check(golden);
                yield NetworkWriter.write(golden);
            }
            default -> throw new Unsupported(golden.kind() + " (no network)");
        };
    }

    /** Compiles what is declared. */
    CompiledCategory compile() {
        return new CompiledCategory(declared.values().stream().toList());
    }
}
