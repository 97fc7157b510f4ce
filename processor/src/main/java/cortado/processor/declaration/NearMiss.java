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

    /** Letters to insert, delete, replace or exchange with their neighbour, whatever their case (Damerau 1964). */
    static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                d[i][j] = i == 0 || j == 0 ? i + j : Math.min(
                        d[i - 1][j - 1] + (same(a, i, b, j) ? 0 : 1), 1 + Math.min(d[i - 1][j], d[i][j - 1]));
                if (i > 1 && j > 1 && same(a, i, b, j - 1) && same(a, i - 1, b, j)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }

    private static boolean same(String a, int i, String b, int j) {
        return Character.toLowerCase(a.charAt(i - 1)) == Character.toLowerCase(b.charAt(j - 1));
    }
}
