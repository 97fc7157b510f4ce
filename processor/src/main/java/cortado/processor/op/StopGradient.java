package cortado.processor.op;

import cortado.processor.graph.DType;
import cortado.processor.graph.GraphBuilder;
import cortado.processor.graph.Node;
import cortado.processor.graph.Op;
import cortado.processor.graph.Shape;
import cortado.processor.kernel.Affine;
import cortado.processor.kernel.Expr;
import cortado.processor.kernel.Operand;
import cortado.processor.kernel.Scope;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The operand itself, taken as a constant by differentiation. */
public record StopGradient() implements Op {
    @Override
    public String name() {
        return "stopGradient";
    }

    @Override
    public Shape shape(List<Node> inputs) {
        return inputs.get(0).shape();
    }

    @Override
    public DType type(List<Node> inputs) {
        return inputs.get(0).type();
    }

    @Override
    public Optional<Node> simplified(List<Node> inputs, GraphBuilder g) {
        return Permutation.of(inputs.get(0)).map(order -> order.apply(g.node(this, inputs.get(0).input(0)), g));
    }

    @Override
    public Expr formula(Node node, List<Affine> index, List<Operand> inputs, Scope scope) {
        return inputs.get(0).at(index);
    }

    @Override
    public Fusion fusion() {
        return Fusion.VIEW;
    }

    @Override
    public List<Node> gradient(Node node, Node dy, GraphBuilder g) {
        return Collections.singletonList(null);
    }
}
