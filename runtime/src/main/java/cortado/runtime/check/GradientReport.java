package cortado.runtime.check;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a check of a network's gradients found. Its text is for people.
 *
 * @param derivatives gradients of the double twin beside finite differences, a line for each parameter and input, and
 *     one for a random direction where elements were sampled
 * @param precision loss, outputs and gradients of the float program beside the double twin's
 * @param sampled whether only some elements of {@code derivatives} were compared: networks of more than 2,000
 *     parameters are sampled
 */
public record GradientReport(List<Comparison> derivatives, List<Comparison> precision, boolean sampled) {
    public GradientReport {
        derivatives = List.copyOf(derivatives);
        precision = List.copyOf(precision);
    }

    /** Returns whether every comparison holds and there was something other than zeros to compare. */
    public boolean passed() {
        return all().allMatch(Comparison::passed) && nonZero() > 0;
    }

    /** Returns how many elements were compared in all. */
    public long compared() {
        return all().mapToLong(Comparison::compared).sum();
    }

    /** Returns the share of compared derivatives that are not 0. */
    public double nonZeroShare() {
        long compared = derivatives.stream().mapToLong(Comparison::compared).sum();
        return compared == 0 ? 0 : (double) nonZero() / compared;
    }

    private long nonZero() {
        return derivatives.stream().mapToLong(Comparison::nonZero).sum();
    }

    private Stream<Comparison> all() {
        return Stream.concat(derivatives.stream(), precision.stream());
    }

    @Override
    public String toString() {
        return "gradients in double against five-point finite differences" + (sampled ? " (sampled)" : "") + "\n"
                + lines(derivatives) + "float program against the double twin\n" + lines(precision) + verdict() + "\n";
    }

    private static String lines(List<Comparison> comparisons) {
        return comparisons.stream().map(comparison -> "  " + comparison + "\n").collect(Collectors.joining());
    }

    private String verdict() {
        if (nonZero() == 0) {
            return "gradient check says nothing: every derivative that was compared is 0";
        }
        return passed() ? "gradient check passed" : "gradient check FAILED";
    }
}
