package cortado.processor.schedule;

import cortado.processor.kernel.Axis;
import cortado.processor.kernel.Expr;
import cortado.processor.kernel.Function;
import cortado.processor.kernel.Kernel;
import cortado.processor.kernel.Reduction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A kernel seen as products of matrices: {@code out[outer, row, lane] = sum(depth, a[outer, row, depth] * b[outer,
 * depth, lane])}. Every element is one chain of fused multiply-adds over depth, so that its bits do not depend on how
 * rows and lanes are cut into tiles.
 *
 * @param a the operand whose elements are broadcast
 * @param b the operand that is read lane by lane
 */
public record Contraction(
        Kernel kernel, Expr.Load a, Expr.Load b, List<Axis> outer, List<Axis> rows, List<Axis> lanes, List<Axis> depth) {
    /** The kernel as a contraction whose lanes are the given axes' end, or nothing if it has another form. */
    public static Optional<Contraction> of(Kernel kernel, Layout layout) {
        if (kernel.body() instanceof Expr.Reduce sum
                && sum.kind() == Reduction.SUM
                && sum.body() instanceof Expr.Apply product
                && product.function() == Function.MULTIPLY
                && product.arguments().get(0) instanceof Expr.Load x
                && product.arguments().get(1) instanceof Expr.Load y) {
            return of(kernel, layout, x, y, sum.axes()).or(() -> of(kernel, layout, y, x, sum.axes()));
        }
        return Optional.empty();
    }

    private static Optional<Contraction> of(Kernel kernel, Layout layout, Expr.Load a, Expr.Load b, List<Axis> depth) {
        var outer = new ArrayList<Axis>();
        var rows = new ArrayList<Axis>();
        var lanes = new ArrayList<Axis>();
        for (Axis axis : kernel.axes()) {
            boolean inA = Walk.uses(a.index(), axis);
            boolean inB = Walk.uses(b.index(), axis);
            if (!inA && !inB && axis.extent() != 1) {
                return Optional.empty();
            }
            (inA && inB ? outer : inA ? rows : lanes).add(axis);
        }
        boolean summed = depth.stream().allMatch(k -> Walk.uses(a.index(), k) && Walk.uses(b.index(), k));
        var found = new Contraction(kernel, a, b, outer, rows, lanes, depth);
        return summed && found.fits(layout) ? Optional.of(found) : Optional.empty();
    }

    /** The output's memory order must end with the lanes, whole and in order, and begin with the outer axes. */
    private boolean fits(Layout layout) {
        List<Axis> axes = kernel.axes();
        Optional<Panels> panels = layout.of(kernel.out());
        if (panels.isPresent()) {
            return outer.isEmpty() && at(panels.get().lanes()).equals(lanes) && at(panels.get().depth()).equals(rows);
        }
        var expected = new ArrayList<>(outer);
        expected.addAll(rows);
        expected.addAll(lanes);
        return !lanes.isEmpty() && lanes.stream().noneMatch(Axis::isBatch) && axes.equals(expected);
    }

    private List<Axis> at(List<Integer> positions) {
        return positions.stream().map(kernel.axes()::get).toList();
    }

    /** Multiply-adds a sample, or in all where nothing is batched. */
    public long multiplyAdds() {
        long product = 1;
        for (List<Axis> group : List.of(outer, rows, lanes, depth)) {
            product = Math.multiplyExact(product, (long) Extent.of(group).size());
        }
        return product;
    }

    /** How {@code a} grows along rows and depth; empty where it has to be copied first. */
    public Optional<Strides> strides(Layout layout) {
        if (layout.of(a.buffer()).isPresent()) {
            return Optional.empty();
        }
        var address = Flat.address(a);
        int row = Flat.stride(address, rows);
        int step = Flat.stride(address, depth);
        return row < 0 || step < 0 ? Optional.empty() : Optional.of(new Strides(row, step));
    }

    /** @param row,depth floats from one row and from one step of the depth to the next */
    public record Strides(int row, int depth) {}
}
