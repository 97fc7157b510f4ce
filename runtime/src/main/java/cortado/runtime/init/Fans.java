package cortado.runtime.init;

import java.util.List;

/**
 * How strongly a parameter connects inputs and outputs.
 *
 * @param in how many inputs reach one output
 * @param out how many outputs one input reaches
 */
public record Fans(int in, int out) {
    /**
     * Returns the fans of a weight: {@code [out, in]} of a dense layer, {@code [out, in/groups, k...]} of a
     * convolution, whose fans are those of its channels times the size of its kernel. Groups do not divide the fan
     * out (PyTorch's rule).
     *
     * @throws IllegalArgumentException if the shape has fewer than two axes
     */
    public static Fans of(List<Integer> shape) {
        if (shape.size() < 2) {
            throw new IllegalArgumentException("fans need a weight of two or more axes, not the shape " + shape
                    + ": state the fans, or choose an initializer that needs none");
        }
        int kernel = Shapes.size(shape.subList(2, shape.size()));
        return new Fans(Math.multiplyExact(shape.get(1), kernel), Math.multiplyExact(shape.get(0), kernel));
    }
}
