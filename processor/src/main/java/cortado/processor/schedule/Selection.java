package cortado.processor.schedule;

import cortado.processor.kernel.Affine;
import cortado.processor.kernel.Axis;
import cortado.processor.kernel.Expr;
import cortado.processor.kernel.Function;
import cortado.processor.kernel.Kernel;
import cortado.processor.kernel.Reduction;
import java.util.List;
import java.util.Optional;

/**
 * A kernel in which one row counts: {@code out[i..., j...] = sum(row, row == index[i...] ? value[row, i..., j...] : 0)}
 * reads one row for each index; {@code out[row, j...] = sum(i..., row == index[i...] ? value[i..., j...] : 0)} adds to
 * one row for each index. Neither needs a loop over all rows.
 *
 * @param row the axis that the index replaces
 * @param index the number of the row
 * @param value what is read or added there
 */
public record Selection(Kernel kernel, Axis row, Expr index, Expr value) {
    /** The kernel as a selection, or nothing if it has another form. */
    public static Optional<Selection> of(Kernel kernel) {
        if (kernel.body() instanceof Expr.Reduce sum
                && sum.kind() == Reduction.SUM
                && sum.body() instanceof Expr.Apply select
                && select.function() == Function.SELECT
                && select.arguments().get(2).equals(Expr.constant(0))
                && select.arguments().get(0) instanceof Expr.Apply equal
                && equal.function() == Function.EQUAL
                && equal.arguments().get(0) instanceof Expr.Position position) {
            return axis(position.at())
                    .map(row -> new Selection(kernel, row, equal.arguments().get(1), select.arguments().get(1)))
                    .filter(Selection::isOne);
        }
        return Optional.empty();
    }

    private static Optional<Axis> axis(Affine at) {
        return at.factors().keySet().stream().findFirst().filter(axis -> at.equals(axis.affine()) && !axis.isBatch());
    }

    private boolean isOne() {
        boolean known = !Walk.uses(index, row);
        return known && (reads() || kernel.axes().indexOf(row) == 0 && !Walk.uses(value, row));
    }

    /** Whether rows are read, rather than added to. */
    public boolean reads() {
        return reduced().equals(List.of(row));
    }

    /** The axes of the sum. */
    public List<Axis> reduced() {
        return ((Expr.Reduce) kernel.body()).axes();
    }

    /** The axes inside of a row that is added to. */
    public List<Axis> inside() {
        return kernel.axes().subList(1, kernel.axes().size());
    }
}
