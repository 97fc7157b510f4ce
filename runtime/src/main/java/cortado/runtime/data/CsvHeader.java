package cortado.runtime.data;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * The columns of a CSV file.
 *
 * @param file  the file, for messages
 * @param names the columns' names, empty if the file has no header
 * @param width how many columns there are
 */
record CsvHeader(Path file, List<String> names, int width) {

    /**
     * Takes the first line for a header as told or, if nothing was told, if it has no number and no class in it. A line
     * of both is refused, for it may be a header like {@code name,2024} or a sample with a mistake that would be lost
     * unseen.
     */
    static CsvHeader of(Path file, CsvRecords.Line first, Optional<Boolean> told, List<String> classes) {
        List<String> fields = first.fields();
        boolean header = told.orElseGet(() -> looksLikeHeader(file, first, classes));
        if (header) {
            requireDistinct(file, first);
        }
        return new CsvHeader(file, header ? fields : List.of(), fields.size());
    }

    private static boolean looksLikeHeader(Path file, CsvRecords.Line first, List<String> classes) {
        Predicate<String> isValue = text -> Numbers.isDecimal(text) || classes.contains(text);
        long numbers = first.fields().stream().filter(isValue).count();
        if (numbers > 0 && numbers < first.fields().size()) {
            int text = IntStream.range(0, first.fields().size())
                    .filter(i -> !isValue.test(first.fields().get(i))).findFirst().orElseThrow();
            throw new DataException(file + ", line " + first.number() + ", column " + (text + 1) + ": found "
                    + DataException.quote(first.fields().get(text))
                    + " among numbers, expected a number, or names only in a header");
        }
        return numbers == 0;
    }

    private static void requireDistinct(Path file, CsvRecords.Line first) {
        Set<String> seen = new HashSet<>();
        for (String name : first.fields()) {
            if (!seen.add(name)) {
                throw new DataException(file + ", line " + first.number() + ": found two columns named '" + name
                        + "', expected a name for each");
            }
        }
    }

    /** Tells whether the first line holds names rather than a sample. */
    boolean present() {
        return !names.isEmpty();
    }

    /** Returns the index of the column with a name or, if no column is called so, a number. */
    int index(String reference) {
        if (names.contains(reference)) {
            return names.indexOf(reference);
        }
        float number = Numbers.parse(reference);
        float index = number < 0 ? number + width : number;
        if (index >= 0 && index < width && index == (int) index) {
            return (int) index;
        }
        throw new DataException(file + ": found no column '" + reference + "', expected "
                + (present() ? "one of " + names : "a number from 0 to " + (width - 1)));
    }

    /** Describes a column: {@code column 65 (digit)}, counted from 1 as editors do. */
    String column(int index) {
        return "column " + (index + 1) + (present() ? " (" + names.get(index) + ")" : "");
    }
}
