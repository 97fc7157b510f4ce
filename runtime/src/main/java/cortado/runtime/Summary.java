package cortado.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** A network's summary as a table of text. */
final class Summary {
    private static final List<String> HEADER =
            List.of("layer", "kind", "output", "receptive field", "parameters", "declared");
    private static final int FIELD = 3;
    /** The column whose entries end, rather than begin, under each other. */
    private static final int NUMBERS = 4;

    private Summary() {}

    /** Returns the lines of the summary, each ended, for single samples and a batch size. */
    static String of(Description description, int batchSize) {
        return head(description) + String.format(
                Locale.ROOT, "bytes %s, %,d and %,d to train (optimizer apart)%n", prediction(description, batchSize),
                description.trainingBytes(1), description.trainingBytes(batchSize));
    }

    /** The same with what an optimizer keeps. */
    static String of(Description description, int batchSize, long optimizerBytes) {
        return head(description) + String.format(
                Locale.ROOT, "bytes %s, %,d and %,d to train, %,d of these for the optimizer%n",
                prediction(description, batchSize), description.trainingBytes(1) + optimizerBytes,
                description.trainingBytes(batchSize) + optimizerBytes, optimizerBytes);
    }

    private static String prediction(Description description, int batchSize) {
        return String.format(
                Locale.ROOT, "for batches of 1 and %,d: %,d and %,d to predict", batchSize,
                description.predictionBytes(1), description.predictionBytes(batchSize));
    }

    private static String head(Description description) {
        StringBuilder text = new StringBuilder(description.name() + " (" + description.source() + ")\n");
        table(description).forEach(line -> text.append(line).append('\n'));
        text.append(String.format(
                Locale.ROOT,
                "%,d parameters, %,d floating-point operations a prediction, %,d a training step and sample%n",
                description.parameterCount(), description.forwardFlops(), description.trainingFlops()));
        return text.toString();
    }

    private static List<String> table(Description description) {
        List<List<String>> rows = new ArrayList<>(List.of(HEADER));
        for (LayerSummary layer : description.layers()) {
            rows.add(List.of(
                    layer.name(), layer.kind(), layer.outputShape(), layer.receptiveField(),
                    String.format(Locale.ROOT, "%,d", layer.parameters()), layer.source()));
        }
        boolean images = description.layers().stream().anyMatch(layer -> !layer.receptiveField().isEmpty());
        List<Column> columns = IntStream.range(0, HEADER.size())
                .filter(column -> images || column != FIELD)
                .mapToObj(column -> Column.of(column, rows))
                .toList();
        return rows.stream().map(row -> line(row, columns)).toList();
    }

    private record Column(int number, int width) {
        static Column of(int number, List<List<String>> rows) {
            return new Column(number, rows.stream().mapToInt(row -> row.get(number).length()).max().orElse(0));
        }
    }

    private static String line(List<String> row, List<Column> columns) {
        StringBuilder line = new StringBuilder();
        for (Column column : columns) {
            String entry = row.get(column.number());
            String padding = " ".repeat(column.width() - entry.length());
            line.append("  ").append(column.number() == NUMBERS ? padding + entry : entry + padding);
        }
        return line.toString().stripTrailing();
    }
}
