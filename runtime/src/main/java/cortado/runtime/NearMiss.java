package cortado.runtime;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** Errors for names that do not exist, with the most similar one that does. */
public final class NearMiss {
    private NearMiss() {}

    /**
     * Returns the error {@code unknown setting 'hiden.dropout': did you mean 'hidden.dropout'?}; all names are listed
     * when none is near.
     */
    public static <T> IllegalArgumentException unknown(
            String what, String name, List<T> known, Function<T, String> nameOf) {
        return new IllegalArgumentException(
                "unknown " + what + " '" + name + "': " + advice(name, known.stream().map(nameOf).toList(), what));
    }

    private static String advice(String name, List<String> known, String what) {
        if (known.isEmpty()) {
            return "the network has none";
        }
        return known.stream()
                .min(Comparator.comparingInt(candidate -> distance(name, candidate)))
                .filter(candidate -> distance(name, candidate) <= Math.max(2, name.length() / 3))
                .map(candidate -> "did you mean '" + candidate + "'?")
                .orElseGet(() -> "known are " + String.join(", ", known));
    }

    /**
     * The least number of insertions, deletions and replacements that turn one word into the other (Levenshtein, 1966).
     */
    static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
