package cortado.processor.golden;

import java.util.Comparator;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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

    /** The worst element of a tensor, found by name. */
    static Deviation of(GoldenCase golden, Precision precision, String name, double[] found) {
        String tensor = "expect." + precision.key() + "." + name;
        int count = golden.sizes(tensor).stream().reduce(1, Math::multiplyExact);
        if (found.length != count) {
            return new Deviation(name, -1, found.length, count, Double.POSITIVE_INFINITY);
        }
        double scale = golden.scale(precision.key(), name);
        double accuracy = name.startsWith("grad.") && hasHardSigmoid(golden) ? SIXTH_IN_FLOAT : 0;
        Stream<Deviation> all = golden.digest(tensor)
                .map(digest -> digest.deviations(name, found, scale).stream())
                .orElseGet(() -> elements(name, found, golden.values(tensor), scale));
        return all.map(each -> each.error <= accuracy ? each.within() : each)
                .max(Comparator.comparingDouble(Deviation::error))
                .orElseThrow();
    }

    private static Stream<Deviation> elements(String name, double[] found, double[] expected, double scale) {
        return IntStream.range(0, found.length).mapToObj(i ->
                new Deviation(name, i, found[i], expected[i], error(found[i], expected[i], scale)));
    }

    /** An error that the expectation, which is no more accurate itself, says nothing of. */
    private Deviation within() {
        return new Deviation(tensor, element, found, expected, 0);
    }

    private static boolean hasHardSigmoid(GoldenCase golden) {
        return golden.steps().stream().map(step -> step.attributes().get("function"))
                .anyMatch(function -> function != null && function.getAsString().equals("hard_sigmoid"));
    }

    static double error(double found, double expected, double scale) {
        if (!Double.isFinite(expected)) {
            return Double.compare(found, expected) == 0 ? 0 : Double.POSITIVE_INFINITY;
        }
        double error = Math.abs(found - expected) / scale;
        return Double.isNaN(error) ? Double.POSITIVE_INFINITY : error;
    }

    @Override
    public String toString() {
        return "%s[%d] is %s, expected %s: off by %.2g".formatted(tensor, element, found, expected, error);
    }
}
