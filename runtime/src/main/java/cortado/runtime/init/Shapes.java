package cortado.runtime.init;

import java.util.List;

/** Arithmetic of shapes. */
final class Shapes {
    private Shapes() {}

    /** Returns the number of elements. */
    static int size(List<Integer> shape) {
        return shape.stream().reduce(1, Math::multiplyExact);
    }

    /** Refuses an array that does not hold just the elements of the shape. */
    static void check(float[] values, List<Integer> shape) {
        if (values.length != size(shape)) {
            throw new IllegalArgumentException(
                    "the shape " + shape + " has " + size(shape) + " elements, but the array has " + values.length);
        }
    }
}
