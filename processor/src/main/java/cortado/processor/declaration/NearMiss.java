package cortado.processor.declaration;

import java.util.Collection;
import java.util.Optional;

/** The name that a misspelled one was probably meant to be. */
public final class NearMiss {
    private NearMiss() {}

    /** {@code "; did you mean 'channels'?"}, or nothing where no name is near. */
    public static String hint(String wrong, Collection<String> names) {
        return find(wrong, names).map(name -> "; did you mean '" + name + "'?").orElse("");
    }

    /** The first of the nearest names that is at most a third of the letters away. */
    static Optional<String> find(String wrong, Collection<String> names) {
        String best = null;
        int least = Math.max(1, wrong.length() / 3) + 1;
        for (String name : names) {
            int distance = distance(wrong, name);
            if (distance < least) {
                best = name;
                least = distance;
            }
        }
        return Optional.ofNullable(best);
    }

    /** Letters to insert, delete or replace, whatever their case (Levenshtein 1966). */
    static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                boolean same = Character.toLowerCase(a.charAt(i - 1)) == Character.toLowerCase(b.charAt(j - 1));
                int changed = diagonal + (same ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
