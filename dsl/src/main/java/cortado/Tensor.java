package cortado;

import java.util.List;

/**
 * Numbers of a fixed shape: what a layer takes and gives.
 *
 * <p>A shape leaves out the batch: {@code [3, 32, 32]} is an image with three channels, in a batch of any size. Axis 0
 * is the first axis of a sample; negative axes count from the end, so {@code -1} is the last. No operation but
 * {@link #meanOverBatch()} and {@link #sumOverBatch()} mixes the samples of a batch (batch normalization apart). Inputs
 * are batched, parameters and constants are not; a result is batched if an operand is.
 *
 * <p>Operations between two tensors broadcast as in NumPy: shapes are aligned at their last axes, and an axis that is
 * missing or of size 1 is repeated. Everything else that does not fit is an error while compiling, at the expression.
 *
 * <p>Numbers given to a method ({@code double}, {@code int}) are compile-time values: constants, attributes, counters
 * of loops and arithmetic on them. Every operation is differentiable where its formula is; at a kink the gradient is
 * that of the side stated.
 *
 * <p>This type has no instances. The compiler reads the expressions and writes a program; nothing here is executed.
 */
public abstract class Tensor implements Arithmetic, Activations, Reductions, Reshaping, Images, Losses {
    private Tensor() {}

    /** A vector of the given numbers, {@code [values.length]}; {@link #reshape} makes a matrix of it. */
    public static Tensor constant(double... values) {
        throw Unexecutable.call("Tensor.constant");
    }

    /** Zeros of the given shape; without sizes, a scalar. */
    public static Tensor zeros(int... shape) {
        throw Unexecutable.call("Tensor.zeros");
    }

    /** Ones of the given shape; without sizes, a scalar. */
    public static Tensor ones(int... shape) {
        throw Unexecutable.call("Tensor.ones");
    }

    /**
     * Joins tensors along an axis that they all have; their other sizes are equal.
     *
     * <p>{@code concat(0, [2, 5], [3, 5])} is {@code [5, 5]}.
     */
    public static Tensor concat(int axis, Tensor... parts) {
        throw Unexecutable.call("Tensor.concat");
    }

    /** {@link #concat(int, Tensor...)} of a list. */
    public static Tensor concat(int axis, List<Tensor> parts) {
        throw Unexecutable.call("Tensor.concat");
    }

    /**
     * Joins tensors of one shape along a new axis, which becomes axis {@code axis} of the result.
     *
     * <p>{@code stack(0, [5], [5], [5])} is {@code [3, 5]}.
     */
    public static Tensor stack(int axis, Tensor... parts) {
        throw Unexecutable.call("Tensor.stack");
    }

    /** {@link #stack(int, Tensor...)} of a list. */
    public static Tensor stack(int axis, List<Tensor> parts) {
        throw Unexecutable.call("Tensor.stack");
    }
}
