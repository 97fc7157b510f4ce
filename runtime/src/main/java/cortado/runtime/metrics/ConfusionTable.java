package cortado.runtime.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Prints a {@link ConfusionMatrix} with aligned columns:
 * <pre>
 * actual \ predicted     0     1 recall
 *                  0    40     3  0.930
 *                  1     2    69  0.972
 *          precision 0.952 0.958
 * </pre>
 */
final class ConfusionTable {
    private ConfusionTable() {}

    static String of(ConfusionMatrix matrix) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(row("actual \\ predicted", matrix, Integer::toString, "recall"));
        for (int label = 0; label < matrix.classes(); label++) {
            int actual = label;
            rows.add(row(Integer.toString(actual), matrix, predicted -> Long.toString(matrix.count(actual, predicted)),
                    share(matrix.score(ClassScore.RECALL, actual))));
        }
        rows.add(row("precision", matrix, label -> share(matrix.score(ClassScore.PRECISION, label)), ""));
        return aligned(rows);
    }

    private static List<String> row(String title, ConfusionMatrix matrix, IntFunction<String> cell, String last) {
        List<String> row = new ArrayList<>(List.of(title));
        IntStream.range(0, matrix.classes()).mapToObj(cell).forEach(row::add);
        row.add(last);
        return row;
    }

    private static String share(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    private static String aligned(List<List<String>> rows) {
        int[] widths = IntStream.range(0, rows.getFirst().size())
                .map(column -> rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0)).toArray();
        return rows.stream()
                .map(row -> IntStream.range(0, widths.length)
                        .mapToObj(column -> " ".repeat(widths[column] - row.get(column).length()) + row.get(column))
                        .collect(Collectors.joining(" ")).stripTrailing())
                .collect(Collectors.joining("\n"));
    }
}
