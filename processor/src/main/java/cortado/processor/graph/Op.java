package cortado.processor.graph;

import cortado.processor.kernel.Affine;
import cortado.processor.kernel.Expr;
import cortado.processor.kernel.Operand;
import cortado.processor.kernel.Scope;
import java.util.List;
import java.util.Optional;

/**
 * A primitive operation: shape rule, gradient rule and kernel formula in one place. Implementations are records, so
 * that equal operations on equal inputs are shared.
 */
public interface Op {
    /** The name with its settings in dumps and messages, such as {@code slice(0, 2, 5)}; {@link GraphText} reads it. */
    String name();

    /** The shape of the result. Throws {@link ShapeException} with a sentence for the user. */
    Shape shape(List<Node> inputs);

    /** What the result's elements are. */
    default DType type(List<Node> inputs) {
        return DType.REAL;
    }

    /**
     * The value of one element of the result.
     *
     * @param node the node of this operation
     * @param index the element: the sample first if the node is batched, then one entry an axis
     * @param inputs the inputs as functions of their indices, in the same convention
     * @param scope makes new axes to reduce over
     */
    Expr formula(Node node, List<Affine> index, List<Operand> inputs, Scope scope);

    /**
     * A simpler node of the same value where there is one. Permutations of operands move behind the operation, where
     * they meet their inverse or another consumer that does without them.
     */
    default Optional<Node> simplified(List<Node> inputs, GraphBuilder g) {
        return Optional.empty();
    }

    /**
     * The gradients of the inputs, one entry an input; null where it is zero everywhere (indices, masks).
     *
     * @param dy the gradient of the loss in the result
     */
    List<Node> gradient(Node node, Node dy, GraphBuilder g);

    /** Whether a consumer may compute the result anew instead of reading it from memory. */
    default Fusion fusion() {
        return Fusion.STORED;
    }

    /** How a result reaches its consumers. */
    enum Fusion {
        /** Elementwise: its formula may become a part of its consumer's. */
        INLINE,
        /** Only a change of index: always a part of its consumer. */
        VIEW,
        /** The same elements in the same order under other sizes. */
        RESHAPE,
        /** Written to memory before anyone reads it. */
        STORED
    }
}
