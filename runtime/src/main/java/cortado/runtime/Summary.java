package cortado.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** A network's summary as a table of text. */
final class Summary {
    private static final List<String> HEADER = List.of("layer", "kind", "output", "parameters", "declared");
    /** Columns whose entries end, rather than begin, under each other. */
    private static final int NUMBERS = 3;

    private Summary() {}

    /** Returns the lines of the summary, each ended. */
    static String of(Description description) {
        StringBuilder text = new StringBuilder(description.name() + " (" + description.source() + ")\n");
        table(description).forEach(line -> text.append(line).append('\n'));
        text.append(String.format(
                Locale.ROOT,
                "%,d parameters, %,d floating-point operations a prediction, %,d a training step and sample%n",
                description.parameterCount(), description.forwardFlops(), description.trainingFlops()));
        text.append(String.format(
                Locale.ROOT,
                "bytes for batches of 1 and 64: %,d and %,d to predict, %,d and %,d to train (optimizer apart)%n",
                description.predictionBytes(1), description.predictionBytes(64),
                description.trainingBytes(1), description.trainingBytes(64)));
        return text.toString();
    }

    private static List<String> table(Description description) {
        List<List<String>> rows = new ArrayList<>(List.of(HEADER));
        for (LayerSummary layer : description.layers()) {
            rows.add(List.of(
                    layer.name(), layer.kind(), layer.outputShape(),
                    String.format(Locale.ROOT, "%,d", layer.parameters()), layer.source()));
        }
        int[] widths = IntStream.range(0, HEADER.size())
                .map(column -> rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0))
                .toArray();
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String padding = " ".repeat(widths[column] - row.get(column).length());
            line.append("  ").append(column == NUMBERS ? padding + row.get(column) : row.get(column) + padding);
        }
        return line.toString().stripTrailing();
    }
}
