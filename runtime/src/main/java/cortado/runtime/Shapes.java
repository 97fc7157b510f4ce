package cortado.runtime;

import java.util.List;

/** Sizes of shapes. */
final class Shapes {
    private Shapes() {}

    /** Returns the number of elements, 1 for a scalar. Throws ArithmeticException when it overflows. */
    static int elements(List<Integer> shape) {
        int product = 1;
        for (int size : shape) {
            product = Math.multiplyExact(product, size);
        }
        return product;
    }
}
