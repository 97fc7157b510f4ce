package cortado.runtime.check;

import java.util.ArrayList;
import java.util.List;

/** Collects the comparisons of one tensor's elements. */
final class Tally {
    private final String name;
    private final List<Integer> shape;
    private final double tolerance;
    private long compared;
    private long nonZero;
    private long leftOut;
    private double worst = -1;
    private int position;
    private double found;
    private double expected;

    Tally(String name, List<Integer> shape, double tolerance) {
        this.name = name;
        this.shape = shape;
        this.tolerance = tolerance;
    }

    /** Compares an element, the error measured in units of {@code scale}. */
    void add(int position, double found, double expected, double scale) {
        double difference = Math.abs(found - expected);
        double error = difference == 0 ? 0 : difference / scale;
        compared++;
        nonZero += expected == 0 ? 0 : 1;
        // NaN is no number's equal: as bad as it gets.
        double badness = Double.isNaN(error) ? Double.POSITIVE_INFINITY : error;
        if (badness > worst) {
            worst = badness;
            this.position = position;
            this.found = found;
            this.expected = expected;
        }
    }

    /** Counts an element of which nothing can be said. */
    void leaveOut() {
        leftOut++;
    }

    Comparison result() {
        return new Comparison(
                name, compared, nonZero, leftOut, tolerance, Math.max(worst, 0), index(), found, expected);
    }

    /** The position in row-major order as one in each axis. */
    private List<Integer> index() {
        List<Integer> index = new ArrayList<>();
        int rest = position;
        for (int axis = shape.size() - 1; axis >= 0; axis--) {
            index.addFirst(rest % shape.get(axis));
            rest /= shape.get(axis);
        }
        return index;
    }
}
