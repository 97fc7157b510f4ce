package cortado.processor.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The sizes of one sample's axes, and whether there is one such tensor a sample or one for all. The batch is no axis. */
public record Shape(boolean batched, List<Integer> sizes) {
    public Shape {
        sizes = List.copyOf(sizes);
    }

    public static Shape batched(Integer... sizes) {
        return new Shape(true, List.of(sizes));
    }

    public static Shape single(Integer... sizes) {
        return new Shape(false, List.of(sizes));
    }

    public int rank() {
        return sizes.size();
    }

    /** The size of an axis; negative axes count from the end. */
    public int size(int axis) {
        return sizes.get(axis(axis));
    }

    /** The axis as a number from 0; negative axes count from the end. */
    public int axis(int axis) {
        int from0 = axis < 0 ? axis + rank() : axis;
        if (from0 < 0 || from0 >= rank()) {
            throw new ShapeException("axis " + axis + " does not exist in " + this + ", which has " + rank() + " axes");
        }
        return from0;
    }

    /** Elements of one sample. */
    public int elements() {
        long product = 1;
        for (int size : sizes) {
            product *= size;
            if (product > Integer.MAX_VALUE) {
                throw new ShapeException(this + " has more than " + Integer.MAX_VALUE + " elements");
            }
        }
        return (int) product;
    }

    public Shape with(List<Integer> newSizes) {
        return new Shape(batched, newSizes);
    }

    public Shape with(boolean nowBatched) {
        return new Shape(nowBatched, sizes);
    }

    public Shape resized(int axis, int size) {
        var changed = new ArrayList<>(sizes);
        changed.set(axis(axis), size);
        return with(changed);
    }

    /** The sizes alone, as users know them: {@code [3, 32, 32]}. */
    @Override
    public String toString() {
        return sizes.stream().map(String::valueOf).collect(Collectors.joining(", ", "[", "]"));
    }
}
