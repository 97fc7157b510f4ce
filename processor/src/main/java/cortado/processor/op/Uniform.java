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

/** Uniform random numbers in [0, 1), a function of seed, step, {@code call}, sample and element. */
public record Uniform(int call, Shape drawn) implements Op {
    @Override
    public String name() {
        return "uniform(" + call + ")";
    }

    @Override
    public Shape shape(List<Node> inputs) {
        return drawn;
    }

    @Override
    public Expr formula(Node node, List<Affine> index, List<Operand> inputs, Scope scope) {
        Affine sample = drawn.batched() ? index.get(0) : Affine.ZERO;
        List<Affine> element = drawn.batched() ? index.subList(1, index.size()) : index;
        Affine flat = Affine.ZERO;
        for (int axis = 0; axis < element.size(); axis++) {
            flat = flat.times(drawn.size(axis)).plus(element.get(axis));
        }
        return new Expr.Uniform(call, sample, flat);
    }

    @Override
    public List<Node> gradient(Node node, Node dy, GraphBuilder g) {
        return List.of();
    }
}
