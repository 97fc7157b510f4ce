package cortado.processor.golden;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The element of a result that is furthest from what is expected.
 *
 * @param error in units of the largest expected number of its tensor, or of a twentieth of the largest of its group:
 *     some gradients are 0 in exact arithmetic and noise in float
 */
record Deviation(String tensor, int element, double found, double expected, double error) {
    /**
     * The rounding of the factor 1/6 to float, which PyTorch differentiates the hard sigmoid with in double precision
     * too: how far its numbers are from the formula's.
     */
    private static final double SIXTH_IN_FLOAT = 0x1p-24;

    /** The worst of all expected tensors, found by name. */
    static Deviation worst(GoldenCase golden, Precision precision, Map<String, double[]> found) {
        return golden.tensors("expect." + precision.key() + ".").stream()
                .filter(name -> !isTerm(name))
                .map(name -> of(golden, precision, name, found.getOrDefault(name, new double[0])))
                .max(Comparator.comparingDouble(Deviation::error))
                .orElseThrow();
    }

    /** Whether a tensor is one of several losses, of which a trainer only yields the sum. */
    private static boolean isTerm(String name) {
        return name.startsWith("loss.");
    }

    private static Deviation of(GoldenCase golden, Precision precision, String name, double[] found) {
        String prefix = "expect." + precision.key() + ".";
        double[] expected = golden.values(prefix + name);
        if (found.length != expected.length) {
            return new Deviation(name, -1, found.length, expected.length, Double.POSITIVE_INFINITY);
        }
        double scale = scale(golden, prefix, name);
        double accuracy = name.startsWith("grad.") && hasHardSigmoid(golden) ? SIXTH_IN_FLOAT : 0;
        return IntStream.range(0, found.length)
                .mapToObj(i -> new Deviation(
                        name, i, found[i], expected[i], error(found[i], expected[i], scale, accuracy)))
                .max(Comparator.comparingDouble(Deviation::error))
                .orElseThrow();
    }

    private static boolean hasHardSigmoid(GoldenCase golden) {
        return golden.steps().stream().map(step -> step.attributes().get("function"))
                .anyMatch(function -> function != null && function.getAsString().equals("hard_sigmoid"));
    }

    private static double scale(GoldenCase golden, String prefix, String name) {
        String group = prefix + name.split("\\.")[0];
        double largestOfGroup = golden.tensors(group).stream()
                .mapToDouble(rest -> largest(golden.values(group + rest))).max().orElse(0);
        return Math.max(1e-30, Math.max(largest(golden.values(prefix + name)), 0.05 * largestOfGroup));
    }

    /** Nothing where the expectation is no more accurate itself. */
    private static double error(double found, double expected, double scale, double accuracy) {
        if (!Double.isFinite(expected)) {
            return Double.compare(found, expected) == 0 ? 0 : Double.POSITIVE_INFINITY;
        }
        double error = Math.abs(found - expected) / scale;
        return Double.isNaN(error) ? Double.POSITIVE_INFINITY : error <= accuracy ? 0 : error;
    }

    private static double largest(double[] values) {
        return Arrays.stream(values).filter(Double::isFinite).map(Math::abs).max().orElse(0);
    }

    @Override
    public String toString() {
        return "%s[%d] is %s, expected %s: off by %.2g".formatted(tensor, element, found, expected, error);
    }
}
