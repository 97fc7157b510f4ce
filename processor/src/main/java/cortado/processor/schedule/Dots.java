package cortado.processor.schedule;

import cortado.processor.kernel.Affine;
import cortado.processor.kernel.Axis;
import cortado.processor.kernel.Expr;
import cortado.processor.kernel.Function;
import cortado.processor.kernel.Kernel;
import cortado.processor.kernel.Reduction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Inner products over a batch in blocks: {@code out[outer, row, column] = sum(block, depth, sample, a[row] * b[column])},
 * such as a convolution's weight gradient. Each lane is one chain of fused multiply-adds; the 16 lanes are folded last.
 *
 * @param outer axes of the output that both operands have
 * @param rows,columns axes that only {@code a}, or only {@code b}, has
 * @param depth loops over the batch and what else is summed, the samples of a block apart
 */
public record Dots(
        Kernel kernel, Expr.Load a, Expr.Load b, List<Loop> outer, List<Loop> rows, List<Loop> columns, List<Loop> depth) {
    /** Most sums of a tile. */
    public static final int MOST = 25;

    /** The kernel as inner products, or nothing if it has another form. */
    public static Optional<Dots> of(Kernel kernel) {
        if (kernel.body() instanceof Expr.Reduce sum && sum.kind() == Reduction.SUM
                && OfSamples.inside(sum.body()).orElse(null) instanceof Expr.Apply product
                && product.function() == Function.MULTIPLY
                && product.arguments().get(0) instanceof Expr.Load x
                && product.arguments().get(1) instanceof Expr.Load y
                && OfSamples.areSideBySide(x, sum) && OfSamples.areSideBySide(y, sum)) {
            return of(kernel, x, y, sum.axes()).or(() -> of(kernel, y, x, sum.axes()));
        }
        return Optional.empty();
    }

    private static Optional<Dots> of(Kernel kernel, Expr.Load a, Expr.Load b, List<Axis> summed) {
        var outer = new ArrayList<Axis>();
        var rows = new ArrayList<Axis>();
        var columns = new ArrayList<Axis>();
        for (Axis axis : kernel.axes()) {
            boolean inA = Walk.uses(a.index(), axis);
            boolean inB = Walk.uses(b.index(), axis);
            (inA && inB ? outer : inB ? columns : rows).add(axis);
        }
        List<Affine> addresses = List.of(Flat.address(a), Flat.address(b), written(kernel));
        List<Loop> depth = Loop.nest(summed.subList(0, summed.size() - 1), kernel.body(), addresses);
        var dots = new Dots(kernel, a, b, nest(outer, addresses), nest(rows, addresses), nest(columns, addresses), depth);
        return dots.rows.size() <= 1 ? Optional.of(dots) : Optional.empty();
    }

    private static List<Loop> nest(List<Axis> axes, List<Affine> addresses) {
        return Loop.nest(axes, Expr.constant(0), addresses);
    }

    private static Affine written(Kernel kernel) {
        return Flat.address(kernel.out(), kernel.axes().stream().map(Axis::affine).toList());
    }

    public Affine written() {
        return written(kernel);
    }

    /** Rows in a tile's direction. */
    public int height() {
        return rows.isEmpty() ? 1 : rows.getLast().extent().size();
    }

    /** Columns in a tile's direction. */
    public int width() {
        return columns.isEmpty() ? 1 : columns.getLast().extent().size();
    }

    /** Loops around all tiles. */
    public List<Loop> around() {
        var loops = new ArrayList<>(outer);
        loops.addAll(columns.isEmpty() ? columns : columns.subList(0, columns.size() - 1));
        return loops;
    }

    /** Steps of the loops around all tiles, which threads share. */
    public int parts() {
        return around().stream().mapToInt(loop -> loop.extent().size()).reduce(1, Math::multiplyExact);
    }

    /** Multiply-adds of a block. */
    public long multiplyAdds() {
        return Math.multiplyExact((long) kernel.out().elements() * Axis.BLOCK,
                depth.stream().mapToLong(loop -> loop.extent().size()).reduce(1, Math::multiplyExact));
    }
}
