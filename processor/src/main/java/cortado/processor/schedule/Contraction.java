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

    /** The loops in which {@code a} is read where it lies; empty where it must be copied first. */
    public Optional<Nest> nest(Layout layout) {
        if (layout.of(a.buffer()).isPresent()) {
            return Optional.empty();
        }
        Affine read = Flat.address(a);
        List<Loop> rowLoops = Loop.nest(rows, a, List.of(read, written(layout)));
        List<Loop> depthLoops = Loop.nest(depth, a, List.of(read));
        return Optional.of(new Nest(rowLoops, depthLoops)).filter(nest -> nest.depth().size() <= Nest.DEEPEST);
    }

    /** Where a row lies in the output: its place in panels, or its row-major address. */
    private Affine written(Layout layout) {
        if (layout.of(kernel.out()).isEmpty()) {
            return Flat.address(kernel.out(), kernel.axes().stream().map(Axis::affine).toList());
        }
        Affine flat = Affine.ZERO;
        for (Axis axis : rows) {
            flat = flat.times(axis.extent()).plus(axis.affine());
        }
        return flat.times(Panels.WIDTH);
    }

    /**
     * Loops over rows, the last of which is cut into tiles, and over the depth, outermost first; none where there is
     * only one step.
     */
    public record Nest(List<Loop> rows, List<Loop> depth) {
        /** Most loops in a tile's method. */
        private static final int DEEPEST = 3;
        /** Fewest steps that pay for the start of an inner loop. */
        private static final int SHORTEST = 8;

        /** Short inner loops cost more than a copy that joins them. */
        public boolean isWorthwhile() {
            return depth.size() <= 1 || depth.getLast().extent().batch() || depth.getLast().extent().size() >= SHORTEST;
        }

        /** Rows that are cut into tiles and shared by threads. */
        public Extent tiled() {
            return rows.isEmpty() ? new Extent(false, 1) : rows.getLast().extent();
        }
    }
}
