package cortado.processor.op;

import cortado.processor.graph.GraphBuilder;
import cortado.processor.graph.Node;
import cortado.processor.graph.Op;
import cortado.processor.graph.Shape;
import cortado.processor.graph.ShapeException;
import cortado.processor.kernel.Affine;
import cortado.processor.kernel.Axis;
import cortado.processor.kernel.Expr;
import cortado.processor.kernel.Operand;
import cortado.processor.kernel.Scope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The adjoint of {@link Gather}: {@code table[r, j...] = sum of values[i..., j...] where indices[i...] = r}, in the order
 * of the indices, those of the first sample first.
 *
 * @param rows of the table
 * @param overBatch whether all samples share one table
 */
public record ScatterAdd(int rows, boolean overBatch) implements Op {
    @Override
    public String name() {
        return "scatterAdd(" + rows + ")" + (overBatch ? " over batch" : "");
    }

    @Override
    public Shape shape(List<Node> inputs) {
        Shape values = inputs.get(0).shape();
        int leading = inputs.get(1).shape().rank();
        if (!values.sizes().subList(0, leading).equals(inputs.get(1).shape().sizes())) {
            throw new ShapeException("cannot add " + values + " to rows " + inputs.get(1).shape());
        }
        var sizes = new ArrayList<>(List.of(rows));
        sizes.addAll(values.sizes().subList(leading, values.rank()));
        return new Shape(values.batched() && !overBatch, sizes);
    }

    @Override
    public Expr formula(Node node, List<Affine> index, List<Operand> inputs, Scope scope) {
        Shape values = node.input(0).shape();
        Shape indices = node.input(1).shape();
        int lead = node.shape().batched() ? 1 : 0;
        var axes = new ArrayList<Axis>();
        List<Affine> sample = index.subList(0, lead);
        if (values.batched() && overBatch) {
            axes.add(scope.batch());
            sample = List.of(axes.getFirst().affine());
        }
        var at = new ArrayList<Affine>();
        for (int size : indices.sizes()) {
            axes.add(scope.axis("k", size));
            at.add(axes.getLast().affine());
        }
        Expr wanted = inputs.get(1).at(Gather.joined(List.of(indices.batched() ? sample : List.of(), at)));
        Expr value = inputs.get(0).at(Gather.joined(
                List.of(values.batched() ? sample : List.of(), at, index.subList(lead + 1, index.size()))));
        return Gather.sum(axes, index.get(lead), wanted, value);
    }

    @Override
    public List<Node> gradient(Node table, Node dtable, GraphBuilder g) {
        return Arrays.asList(g.gather(dtable, table.input(1)), null);
    }
}
