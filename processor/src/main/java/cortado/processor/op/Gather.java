package cortado.processor.op;

import cortado.processor.graph.DType;
import cortado.processor.graph.GraphBuilder;
import cortado.processor.graph.Node;
import cortado.processor.graph.Op;
import cortado.processor.graph.Shape;
import cortado.processor.graph.ShapeException;
import cortado.processor.kernel.Affine;
import cortado.processor.kernel.Axis;
import cortado.processor.kernel.Expr;
import cortado.processor.kernel.Function;
import cortado.processor.kernel.Operand;
import cortado.processor.kernel.Reduction;
import cortado.processor.kernel.Scope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rows of a table by their indices: {@code y[i..., j...] = table[indices[i...], j...]}, and 0 where there is no such
 * row. The formula is a sum over all rows in which one counts; kernels read that one.
 */
public record Gather() implements Op {
    @Override
    public String name() {
        return "gather";
    }

    @Override
    public Shape shape(List<Node> inputs) {
        Shape table = inputs.get(0).shape();
        Shape indices = inputs.get(1).shape();
        if (table.rank() == 0 || inputs.get(1).type() != DType.INTEGER) {
            throw new ShapeException("cannot look up " + indices + " in " + table + ": that takes Tokens and a table of rows");
        }
        var sizes = new ArrayList<>(indices.sizes());
        sizes.addAll(table.sizes().subList(1, table.rank()));
        return new Shape(table.batched() || indices.batched(), sizes);
    }

    @Override
    public Expr formula(Node node, List<Affine> index, List<Operand> inputs, Scope scope) {
        Shape table = node.input(0).shape();
        Shape indices = node.input(1).shape();
        int lead = node.shape().batched() ? 1 : 0;
        List<Affine> sample = index.subList(0, lead);
        Axis row = scope.axis("row", table.size(0));
        List<Affine> rest = index.subList(lead + indices.rank(), index.size());
        Expr element = inputs.get(0).at(joined(List.of(table.batched() ? sample : List.of(), List.of(row.affine()), rest)));
        Expr wanted = inputs.get(1).at(
                joined(List.of(indices.batched() ? sample : List.of(), index.subList(lead, lead + indices.rank()))));
        return sum(List.of(row), row.affine(), wanted, element);
    }

    /** {@code sum(axes, row == wanted ? value : 0)}. */
    static Expr sum(List<Axis> axes, Affine row, Expr wanted, Expr value) {
        Expr isRow = Expr.apply(Function.EQUAL, new Expr.Position(row), wanted);
        return new Expr.Reduce(Reduction.SUM, axes, Expr.apply(Function.SELECT, isRow, value, Expr.constant(0)));
    }

    static List<Affine> joined(List<List<Affine>> parts) {
        return parts.stream().flatMap(List::stream).toList();
    }

    @Override
    public List<Node> gradient(Node y, Node dy, GraphBuilder g) {
        Shape table = y.input(0).shape();
        return Arrays.asList(g.scatterAdd(dy, y.input(1), table.size(0), !table.batched()), null);
    }
}
