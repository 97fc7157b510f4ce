package cortado.processor.op;

import cortado.processor.graph.GraphBuilder;
import cortado.processor.graph.Node;
import cortado.processor.graph.Op;
import cortado.processor.graph.Shape;
import cortado.processor.kernel.Affine;
import cortado.processor.kernel.Expr;
import cortado.processor.kernel.Operand;
import cortado.processor.kernel.Scope;
import java.util.List;

/** The number of samples in the batch, as a scalar. */
public record BatchSize() implements Op {
    @Override
    public String name() {
        return "batchSize";
    }

    @Override
    public Shape shape(List<Node> inputs) {
        return Shape.single();
    }

    @Override
    public Expr formula(Node node, List<Affine> index, List<Operand> inputs, Scope scope) {
        return new Expr.BatchSize();
    }

    @Override
    public List<Node> gradient(Node node, Node dy, GraphBuilder g) {
        return List.of();
    }

    @Override
    public Fusion fusion() {
        return Fusion.VIEW;
    }
}
