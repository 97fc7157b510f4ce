package cortado.processor.golden;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * The cases of a category.
 *
 * @param declared those that the language has all for
 * @param variants further networks for them, by cases of their own
 * @param leftOut what the others need, by name of the case
 */
record GoldenCategory(
        String name,
        SequencedMap<GoldenCase, Declaration> declared,
        SequencedMap<GoldenCase, Declaration> variants,
        Map<String, String> leftOut) {
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
        var variants = new LinkedHashMap<GoldenCase, Declaration>();
        declared.keySet().stream().filter(golden -> golden.kind().equals("gradient"))
                .forEach(golden -> variants.putAll(Variants.of(golden)));
        return new GoldenCategory(name, declared, variants, leftOut);
    }

    private static Declaration declare(GoldenCase golden) {
        return switch (golden.kind()) {
            case "gradient" -> NetworkWriter.write(golden);
            case "training" -> {
                TrainingRun.check(golden);
                yield NetworkWriter.write(golden);
            }
            case "initializer" -> new InitializerNetwork(golden).declaration();
            default -> throw new Unsupported(golden.kind() + " (no network)");
        };
    }

    /** All networks. */
    SequencedMap<GoldenCase, Declaration> networks() {
        var networks = new LinkedHashMap<>(declared);
        networks.putAll(variants);
        return networks;
    }

    /** Compiles all networks. */
    CompiledCategory compile() {
        return new CompiledCategory(List.copyOf(networks().values()));
    }
}
