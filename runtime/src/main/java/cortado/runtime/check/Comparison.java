package cortado.runtime.check;

import java.util.List;
import java.util.Locale;

/**
 * One tensor's numbers beside what they should be.
 *
 * @param name the parameter, input or output
 * @param compared how many elements were compared
 * @param nonZero how many of them should not be 0: a comparison of zeros shows little
 * @param leftOut how many were not compared, since nothing can be said of them
 * @param tolerance the largest error allowed
 * @param error the largest error found, infinite where a number is NaN
 * @param index where it was found: the position in each axis
 * @param found the number there
 * @param expected what it should be
 */
public record Comparison(
        String name,
        long compared,
        long nonZero,
        long leftOut,
        double tolerance,
        double error,
        List<Integer> index,
        double found,
        double expected) {
    public Comparison {
        index = List.copyOf(index);
    }

    /** Returns whether no error is larger than allowed. */
    public boolean passed() {
        return error <= tolerance;
    }

    /** Returns the share of compared elements that should not be 0. */
    public double nonZeroShare() {
        return compared == 0 ? 0 : (double) nonZero / compared;
    }

    /** Returns one line: verdict, name, what was compared and the worst element. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%-6s %-24s %7d compared, %5.1f %% not 0, %sworst error %.2e (allowed %.0e) at %s: found %s,"
                        + " expected %s",
                compared == 0 ? "none" : passed() ? "ok" : "WRONG",
                name, compared, 100 * nonZeroShare(), omission(), error, tolerance, index, found, expected);
    }

    private String omission() {
        return leftOut == 0 ? "" : leftOut + " left out, ";
    }
}
