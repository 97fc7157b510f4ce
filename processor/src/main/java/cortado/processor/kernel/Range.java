package cortado.processor.kernel;

import java.util.Map;

/** The values that an index takes: {@code low <= value <= high}, none if high is less. */
record Range(long low, long high) {
    /** All values of an index whose axes run over the given ranges, each on its own. */
    static Range of(Affine index, Map<Axis, Range> axes) {
        long low = index.constant();
        long high = index.constant();
        for (var term : index.factors().entrySet()) {
            Range axis = axes.get(term.getKey());
            long factor = term.getValue();
            low += factor * (factor > 0 ? axis.low : axis.high);
            high += factor * (factor > 0 ? axis.high : axis.low);
        }
        return new Range(low, high);
    }

    boolean isEmpty() {
        return high < low;
    }

    boolean within(long from, long to) {
        return isEmpty() || from <= low && high < to;
    }

    Range intersect(Range other) {
        return new Range(Math.max(low, other.low), Math.min(high, other.high));
    }

    /** The values of an axis for which {@code factor * axis + constant} lies in this range. */
    Range solve(int factor, int constant) {
        long from = low - constant;
        long to = high - constant;
        return factor > 0
                ? new Range(Math.ceilDiv(from, factor), Math.floorDiv(to, factor))
                : new Range(Math.ceilDiv(to, factor), Math.floorDiv(from, factor));
    }
}
