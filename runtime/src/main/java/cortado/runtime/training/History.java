package cortado.runtime.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What training did, epoch by epoch. Prints as a table.
 *
 * @param epochs the epochs so far, in order
 */
public record History(List<Epoch> epochs) {
    /** What {@link Epoch#value} calls the training loss. */
    public static final String LOSS = "loss";
    /** What {@link Epoch#value} calls the validation loss. */
    public static final String VALIDATION_LOSS = "validation loss";

    /** Copies the list. */
    public History {
        epochs = List.copyOf(epochs);
    }

    /** The history before the first epoch. */
    public static History empty() {
        return new History(List.of());
    }

    /**
     * One pass through the training data.
     *
     * @param epoch            its number, from 1
     * @param trainingLoss     mean over the samples, each as its batch was trained on
     * @param validationLoss   mean over the validation data after the epoch; empty if there is none
     * @param metrics          values by name, of the validation data if there is any, else of the training data
     * @param learningRate     rate of the epoch's last step
     * @param seconds          duration of the training, without the validation
     * @param samplesPerSecond training samples per second
     */
    public record Epoch(int epoch, double trainingLoss, OptionalDouble validationLoss, Map<String, Double> metrics,
                        double learningRate, double seconds, double samplesPerSecond) {
        /** Copies the metrics and keeps their order. */
        public Epoch {
            metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
        }

        /** Returns a metric or one of the losses by name; empty if this epoch has no such value. */
        public OptionalDouble value(String name) {
            if (name.equals(LOSS)) {
                return OptionalDouble.of(trainingLoss);
            }
            if (name.equals(VALIDATION_LOSS)) {
                return validationLoss;
            }
            return metrics.containsKey(name) ? OptionalDouble.of(metrics.get(name)) : OptionalDouble.empty();
        }
    }

    /** Returns this history and one more epoch. */
    public History with(Epoch epoch) {
        List<Epoch> more = new ArrayList<>(epochs);
        more.add(epoch);
        return new History(more);
    }

    /** Returns the last epoch. */
    public Epoch last() {
        return epochs.getLast();
    }

    /** Returns a table with a line of titles and one per epoch. */
    @Override
    public String toString() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(row("epoch", LOSS, VALIDATION_LOSS, metricNames(), "learning rate", "seconds", "samples/s"));
        epochs.forEach(epoch -> rows.add(row(epoch, value -> String.format(Locale.ROOT, "%.4g", value))));
        int[] widths = new int[rows.getFirst().size()];
        rows.forEach(row -> Arrays.setAll(widths, i -> Math.max(widths[i], row.get(i).length())));
        return rows.stream().map(row -> padded(row, widths)).collect(Collectors.joining("\n"));
    }

    private static String padded(List<String> row, int[] widths) {
        return IntStream.range(0, widths.length)
                .mapToObj(i -> " ".repeat(widths[i] - row.get(i).length()) + row.get(i))
                .collect(Collectors.joining("  "));
    }

    /** Returns the same as comma-separated values with all digits; what an epoch lacks is empty. */
    public String toCsv() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(row("epoch", "training_loss", "validation_loss", metricNames(), "learning_rate", "seconds",
                "samples_per_second"));
        epochs.forEach(epoch -> rows.add(row(epoch, Double::toString)));
        return rows.stream().map(row -> row.stream().map(History::quoted).collect(Collectors.joining(",", "", "\n")))
                .collect(Collectors.joining());
    }

    /** Quotes a name that has a comma, a quote or a line break in it. */
    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }

    /** Writes {@link #toCsv} to a file. */
    public void writeCsv(Path file) throws IOException {
        Files.writeString(file, toCsv());
    }

    private List<String> metricNames() {
        return epochs.stream().flatMap(epoch -> epoch.metrics().keySet().stream()).distinct().toList();
    }

    private List<String> row(Epoch epoch, DoubleFunction<String> format) {
        List<String> metrics = metricNames().stream().map(name -> cell(epoch.value(name), format)).toList();
        return row(Integer.toString(epoch.epoch()), format.apply(epoch.trainingLoss()),
                cell(epoch.validationLoss(), format), metrics, format.apply(epoch.learningRate()),
                format.apply(epoch.seconds()), format.apply(epoch.samplesPerSecond()));
    }

    private static List<String> row(String epoch, String loss, String validation, List<String> metrics,
                                    String learningRate, String seconds, String samplesPerSecond) {
        List<String> row = new ArrayList<>(List.of(epoch, loss, validation));
        row.addAll(metrics);
        row.addAll(List.of(learningRate, seconds, samplesPerSecond));
        return row;
    }

    private static String cell(OptionalDouble value, DoubleFunction<String> format) {
        return value.isPresent() ? format.apply(value.getAsDouble()) : "";
    }
}
