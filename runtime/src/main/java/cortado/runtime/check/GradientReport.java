package cortado.runtime.check;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a check of a network's gradients found. Its text is for people.
 *
 * @param derivatives gradients of the double twin beside finite differences, a line for each parameter and input, and
 *     one for a random direction where elements were sampled; at a point nearby, off the kinks
 * @param precision loss, outputs and gradients of the float program beside the double twin's
 * @param sampled whether only some elements of {@code derivatives} were compared: networks of more than 2,000
 *     parameters are sampled
 */
public record GradientReport(List<Comparison> derivatives, List<Comparison> precision, boolean sampled) {
    public GradientReport {
        derivatives = List.copyOf(derivatives);
        precision = List.copyOf(precision);
    }

    /**
     * Returns whether every comparison holds, there was something other than zeros to compare, and no more derivatives
     * were left out than compared.
     */
    public boolean passed() {
        return all().allMatch(Comparison::passed) && nonZero() > 0 && leftOut() <= derivativesCompared();
    }

    /** Returns how many derivatives were left out: held at 0, or where the loss has kinks too near for differences. */
    public long leftOut() {
        return derivatives.stream().mapToLong(Comparison::leftOut).sum();
    }

    private long derivativesCompared() {
        return derivatives.stream().mapToLong(Comparison::compared).sum();
    }

    /** Returns how many elements were compared in all. */
    public long compared() {
        return all().mapToLong(Comparison::compared).sum();
    }

    /** Returns the share of compared derivatives that are not 0. */
    public double nonZeroShare() {
        long compared = derivativesCompared();
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
                + lines(derivatives) + omission() + "float program against the double twin\n" + lines(precision)
                + verdict() + "\n";
    }

    private static String lines(List<Comparison> comparisons) {
        return comparisons.stream().map(comparison -> "  " + comparison + "\n").collect(Collectors.joining());
    }

    private String omission() {
        return leftOut() == 0 ? "" : "  left out: held at 0, or the loss has kinks too near for finite differences\n";
    }

    private String verdict() {
        if (nonZero() == 0) {
            return "gradient check says nothing: every derivative that was compared is 0";
        }
        if (leftOut() > derivativesCompared()) {
            return "gradient check says little: more derivatives were left out than compared; try fewer samples";
        }
        return passed() ? "gradient check passed" : "gradient check FAILED";
    }
}
