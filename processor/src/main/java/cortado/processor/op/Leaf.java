package cortado.processor.op;

import cortado.processor.graph.DType;
import cortado.processor.graph.GraphBuilder;
import cortado.processor.graph.Node;
import cortado.processor.graph.Op;
import cortado.processor.graph.Shape;
import cortado.processor.kernel.Affine;
import cortado.processor.kernel.Buffer;
import cortado.processor.kernel.Expr;
import cortado.processor.kernel.Operand;
import cortado.processor.kernel.Scope;
import java.util.List;

/** A tensor that comes from outside: an input, a target, a parameter, a state or a setting. */
public record Leaf(Kind kind, String key, Shape declared, DType dtype) implements Op {
    /** Where a leaf's numbers come from. */
    public enum Kind {
        /** An argument of {@code forward}. */
        INPUT(Buffer.Space.ARENA),
        /** An argument of {@code loss}. */
        TARGET(Buffer.Space.ARENA),
        /** Learned. */
        PARAMETER(Buffer.Space.PARAMETER),
        /** Updated by the forward pass of training, such as running statistics. */
        STATE(Buffer.Space.STATE),
        /** A scalar that can be set at run time, such as a dropout rate. */
        SETTING(Buffer.Space.SETTING);

        private final Buffer.Space space;

        Kind(Buffer.Space space) {
            this.space = space;
        }

        public Buffer.Space space() {
            return space;
        }
    }

    @Override
    public String name() {
        return kind.name().toLowerCase(java.util.Locale.ROOT) + "(" + key + ")";
    }

    @Override
    public Shape shape(List<Node> inputs) {
        return declared;
    }

    @Override
    public DType type(List<Node> inputs) {
        return dtype;
    }

    @Override
    public Expr formula(Node node, List<Affine> index, List<Operand> inputs, Scope scope) {
        throw new IllegalStateException(key + " is read from memory");
    }

    @Override
    public List<Node> gradient(Node node, Node dy, GraphBuilder g) {
        return List.of();
    }
}
