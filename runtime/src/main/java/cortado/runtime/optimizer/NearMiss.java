package cortado.runtime.optimizer;

import java.util.Collection;
import java.util.Comparator;

/** Finds the name that was probably meant. */
final class NearMiss {
    private NearMiss() {}

    /** Returns the end of an error message: the nearest name if it is near, and all that there are. */
    static String suggest(String wrong, Collection<String> names) {
        String all = "; there are " + String.join(", ", names);
        return names.stream()
                .min(Comparator.comparingInt((String name) -> distance(wrong, name)))
                .filter(name -> distance(wrong, name) <= 1 + name.length() / 3)
                .map(name -> "; did you mean '" + name + "'?" + all.replace("; there", " There"))
                .orElse(all);
    }

    /** The least number of letters to insert, delete or replace (Levenshtein, 1966). */
    static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
