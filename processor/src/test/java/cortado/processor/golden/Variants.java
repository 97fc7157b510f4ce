package cortado.processor.golden;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** Further networks with a case's numbers. */
final class Variants {
    private Variants() {}

    /** Each of several losses alone, and layers written out as methods in Java. */
    static Map<GoldenCase, Declaration> of(GoldenCase golden) {
        var variants = new LinkedHashMap<GoldenCase, Declaration>();
        int losses = golden.losses().size();
        IntStream.range(0, losses > 1 ? losses : 0).mapToObj(golden::withLoss)
                .forEach(single -> variants.put(single, NetworkWriter.write(single)));
        if (golden.steps().stream().anyMatch(Variants::isWrittenOut)) {
            GoldenCase java = golden.renamed(golden.name() + "__java");
            variants.put(java, NetworkWriter.writeInJava(java));
        }
        return variants;
    }

    private static boolean isWrittenOut(GoldenCase.Step step) {
        return Composition.KINDS.containsKey(step.kind()) && AnnotatedLayer.of(step).isPresent();
    }
}
