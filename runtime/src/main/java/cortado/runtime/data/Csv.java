package cortado.runtime.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Describes how a CSV file becomes a {@link Dataset}: {@code Csv.file(path).target("digit").read()}. Without
 * more words the last column is the target and all others are one input named {@code input}.
 *
 * <p>A column is referred to by its name in the header or by its number, from 0, or from -1 backwards. The first line
 * is a header if none of its fields is a number. Every field that is read must be a finite decimal number, but for
 * targets whose classes have names: {@code Csv.file(path).classes("setosa", "versicolor", "virginica")}.
 *
 * @param file      the file, in UTF-8
 * @param separator between the fields of a line
 * @param header    whether the first line is one; empty to find out
 * @param inputs    columns of each input; none for one input of all columns that are no target
 * @param targets   columns of each target
 * @param classes   what stands in the targets' columns for 0, 1, ...; none if numbers do
 */
public record Csv(
        Path file, char separator, Optional<Boolean> header, List<Columns> inputs, List<Columns> targets,
        List<String> classes) {
    /** Refuses classes that have no name, or the same. */
    public Csv {
        classes = List.copyOf(classes);
        if (classes.stream().anyMatch(String::isBlank) || Set.copyOf(classes).size() < classes.size()) {
            throw new IllegalArgumentException("the classes " + classes + " need names that differ");
        }
    }

    /**
     * Some columns that make up one field of the data set.
     *
     * @param field   the field's name; empty to take the column's
     * @param columns names or numbers
     */
    public record Columns(String field, List<String> columns) {}

    /** Starts with the defaults: commas, a header if there seems to be one, the last column is the target. */
    public static Csv file(Path file) {
        return new Csv(file, ',', Optional.empty(), List.of(), List.of(new Columns("", List.of("-1"))), List.of());
    }

    /** Reads with another separator than the comma. */
    public Csv separator(char separator) {
        return new Csv(file, separator, header, inputs, targets, classes);
    }

    /** States whether the first line is a header. */
    public Csv header(boolean present) {
        return new Csv(file, separator, Optional.of(present), inputs, targets, classes);
    }

    /** Makes these columns the only target. */
    public Csv target(String... columns) {
        return new Csv(file, separator, header, inputs, List.of(new Columns("", List.of(columns))), classes);
    }

    /** Makes the column with this number the only target, from 0, or from -1 backwards. */
    public Csv target(int column) {
        return target(Integer.toString(column));
    }

    /** Takes these words in the targets' columns for the class numbers 0, 1, ... */
    public Csv classes(String... names) {
        return new Csv(file, separator, header, inputs, targets, List.of(names));
    }

    /** Reads no target: data to predict from. */
    public Csv withoutTarget() {
        return new Csv(file, separator, header, inputs, List.of(), classes);
    }

    /** Makes these columns the only input. */
    public Csv features(String... columns) {
        return new Csv(file, separator, header, List.of(new Columns("input", List.of(columns))), targets,
                classes);
    }

    /** Adds an input with a name of its own, for networks with several. */
    public Csv input(String field, String... columns) {
        return new Csv(file, separator, header, with(inputs, field, columns), targets, classes);
    }

    /** Adds a target with a name of its own after those so far; start from {@link #withoutTarget}. */
    public Csv addTarget(String field, String... columns) {
        return new Csv(file, separator, header, inputs, with(targets, field, columns), classes);
    }

    private static List<Columns> with(List<Columns> all, String field, String... columns) {
        List<Columns> more = new ArrayList<>(all);
        more.add(new Columns(field, List.of(columns)));
        return List.copyOf(more);
    }

    /**
     * Reads the file.
     *
     * @throws DataException in one line with file, line and column: no such file, ragged lines, text or nothing where
     *                       a number belongs, unknown columns or classes, no samples
     */
    public Dataset read() {
        return new CsvReading(this).dataset();
    }
}
