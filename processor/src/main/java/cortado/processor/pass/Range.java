package cortado.processor.pass;

import cortado.processor.kernel.Affine;
import cortado.processor.kernel.Axis;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Neighbouring indices from {@code low} to {@code high}, which may lie outside of a tensor, in its padding. */
record Range(int low, int high) {
    private static Range whole(int size) {
        return new Range(0, size - 1);
    }

    int size() {
        return high - low + 1;
    }

    Range around(Range other) {
        return new Range(Math.min(low, other.low), Math.max(high, other.high));
    }

    private Range plus(int factor, Range other) {
        int a = factor * other.low;
        int b = factor * other.high;
        return new Range(low + Math.min(a, b), high + Math.max(a, b));
    }

    /** The values of an index where some axes have the given ranges and the others their whole extents. */
    static Range of(Affine index, Map<Axis, Range> ranges) {
        Range range = new Range(index.constant(), index.constant());
        for (var term : index.factors().entrySet()) {
            Axis axis = term.getKey();
            range = range.plus(term.getValue(), ranges.getOrDefault(axis, whole(axis.extent())));
        }
        return range;
    }

    /** The box around a box of a reshaped tensor in the tensor before. Axes with equally many elements belong together. */
    static List<Range> reshaped(List<Range> box, List<Integer> sizes, List<Integer> before) {
        var found = new ArrayList<Range>();
        int axis = 0;
        while (found.size() < before.size()) {
            int from = found.size();
            int to = from;
            Range flat = new Range(0, 0);
            long left = 1;
            long right = 1;
            do {
                if (left <= right && to < before.size()) {
                    left *= before.get(to++);
                } else {
                    flat = new Range(0, 0).plus(sizes.get(axis), flat).plus(1, box.get(axis));
                    right *= sizes.get(axis++);
                }
            } while (left != right || axis < sizes.size() && to == before.size());
            found.addAll(flat.split(before.subList(from, to)));
        }
        return found;
    }

    /** The box of a flat range: what follows the first axis of more than one element counts as whole. */
    private List<Range> split(List<Integer> sizes) {
        var found = new ArrayList<Range>();
        int inner = sizes.stream().reduce(1, Math::multiplyExact);
        boolean first = true;
        for (int size : sizes) {
            inner /= size;
            found.add(first ? new Range(Math.floorDiv(low, inner), Math.floorDiv(high, inner)) : whole(size));
            first &= size == 1;
        }
        return found;
    }
}
