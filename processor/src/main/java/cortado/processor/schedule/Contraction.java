package cortado.processor.schedule;

import cortado.processor.kernel.Affine;
import cortado.processor.kernel.Axis;
import cortado.processor.kernel.Buffer;
import cortado.processor.kernel.Expr;
import cortado.processor.kernel.Function;
import cortado.processor.kernel.Kernel;
import cortado.processor.kernel.Reduction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A kernel seen as products of matrices: {@code out[outer, row, lane] = sum(depth, a[outer, row, depth] * b[outer,
 * depth, lane])}. Every element is one chain of fused multiply-adds over depth, so that its bits do not depend on how
 * rows and lanes are cut into tiles.
 *
 * @param a the operand whose elements are broadcast
 * @param bounds where {@code a} is zero
 * @param b the operand that is read lane by lane
 * @param outer axes for whose steps {@code b} is another one
 */
public record Contraction(
        Kernel kernel, Expr.Load a, List<Bound> bounds, Expr.Load b, List<Axis> outer, List<Axis> rows, List<Axis> lanes, List<Axis> depth) {
    /** Most floats between neighbouring steps of a row-major operand: with more, panels use caches better. */
    private static final int NEAR = 64;
    /** Fewest rows in the last loop, which threads share. */
    private static final int SHARED = 16;

    /** The kernel as a contraction whose lanes are the given axes' end, or nothing if it has another form. */
    public static Optional<Contraction> of(Kernel kernel, Layout layout) {
        return any(kernel, layout).filter(product -> product.bounds.isEmpty());
    }

    /** The same with an operand that is zero out of bounds, where loops can leave all of those zeros out. */
    public static Optional<Contraction> bounded(Kernel kernel, Layout layout) {
        return any(kernel, layout).filter(product -> !product.bounds.isEmpty() && product.nest(layout).isPresent());
    }

    private static Optional<Contraction> any(Kernel kernel, Layout layout) {
        if (kernel.body() instanceof Expr.Reduce sum
                && sum.kind() == Reduction.SUM
                && sum.body() instanceof Expr.Apply product
                && product.function() == Function.MULTIPLY) {
            Expr x = product.arguments().get(0);
            Expr y = product.arguments().get(1);
            return of(kernel, layout, x, y, sum.axes()).or(() -> of(kernel, layout, y, x, sum.axes()));
        }
        return Optional.empty();
    }

    /** The formula again, for operands that hold the same elements elsewhere. */
    public Expr body() {
        return new Expr.Reduce(Reduction.SUM, depth, Expr.apply(Function.MULTIPLY, operand(), b));
    }

    private Expr operand() {
        Expr operand = a;
        for (Bound bound : bounds.reversed()) {
            operand = bound.around(operand);
        }
        return operand;
    }

    private static Optional<Contraction> of(Kernel kernel, Layout layout, Expr x, Expr y, List<Axis> depth) {
        return y instanceof Expr.Load b ? Bound.Load.of(x).flatMap(a -> of(kernel, layout, a, b, depth)) : Optional.empty();
    }

    private static Optional<Contraction> of(Kernel kernel, Layout layout, Bound.Load operand, Expr.Load b, List<Axis> depth) {
        Expr.Load a = operand.load();
        var outer = new ArrayList<Axis>();
        var rows = new ArrayList<Axis>();
        var lanes = new ArrayList<Axis>();
        for (Axis axis : kernel.axes().reversed()) {
            boolean inA = Walk.uses(a.index(), axis);
            boolean inB = Walk.uses(b.index(), axis);
            if (!inA && !inB && axis.extent() != 1) {
                return Optional.empty();
            }
            boolean sideBySide = outer.isEmpty() && (rows.isEmpty() || layout.of(kernel.out()).isPresent());
            (inA && !inB ? rows : !inA && sideBySide ? lanes : outer).addFirst(axis);
        }
        boolean summed = depth.stream().allMatch(k -> Walk.uses(a.index(), k) && Walk.uses(b.index(), k));
        var found = new Contraction(kernel, a, operand.bounds(), b, outer, ordered(rows, kernel, layout), lanes, depth);
        return summed && found.fits(layout) ? Optional.of(found) : Optional.empty();
    }

    /** The product with operands that hold the same elements elsewhere. */
    public Contraction with(Expr.Load otherA, Expr.Load otherB) {
        return new Contraction(kernel, otherA, bounds, otherB, outer, rows, lanes, depth);
    }

    /** Rows that lie in panels are taken in their order. */
    private static List<Axis> ordered(List<Axis> rows, Kernel kernel, Layout layout) {
        List<Axis> deep = layout.of(kernel.out()).map(panels -> at(panels.depth(), kernel)).orElse(rows);
        return deep.size() == rows.size() && deep.containsAll(rows) ? deep : rows;
    }

    /** The output's memory order must end with the lanes. */
    private boolean fits(Layout layout) {
        return layout.of(kernel.out())
                .map(panels -> outer.isEmpty() && at(panels.lanes(), kernel).equals(lanes) && at(panels.depth(), kernel).equals(rows))
                .orElseGet(() -> !lanes.isEmpty() && lanes.stream().noneMatch(Axis::isBatch));
    }

    private static List<Axis> at(List<Integer> positions, Kernel kernel) {
        return positions.stream().map(kernel.axes()::get).toList();
    }

    /** Lanes computed for each one that is needed. */
    public double share() {
        return Panels.share(Extent.of(lanes).size());
    }

    /** Whether the samples of a block are the lanes. */
    public boolean isOfBlocks() {
        return kernel.out().blocked() && b.buffer().blocked() && lanes.size() == 1 && lanes.getFirst().extent() == Axis.BLOCK;
    }

    /** Multiply-adds a sample, or in all where nothing is batched. */
    public long multiplyAdds() {
        long product = 1;
        for (List<Axis> group : List.of(outer, rows, lanes, depth)) {
            product = Math.multiplyExact(product, (long) Extent.of(group).size());
        }
        return product;
    }

    /** The loops in which both operands are read where they lie; empty where one must be copied first. */
    public Optional<Nest> nest(Layout layout) {
        Optional<Affine> lane = laneRead(layout);
        if (layout.of(a.buffer()).isPresent() || lane.isEmpty()) {
            return Optional.empty();
        }
        Optional<Nest> sharing = isOfBlocks() ? Optional.empty() : sharing(layout, lane.get());
        // Loops that leave out zeros are not joined, which needs rows enough in the last one.
        boolean maybePlain = bounds.isEmpty() || hasManyRows() && !isOfBlocks();
        return sharing.or(() -> maybePlain ? Optional.of(plain(layout, lane.get())).filter(this::leavesOutAll) : Optional.empty())
                .filter(found -> found.depth().size() <= Nest.DEEPEST);
    }

    /** Whether no zero is read that is not in memory. */
    private boolean leavesOutAll(Nest nest) {
        return bounds.isEmpty() || nest.clips().size() + nest.edge().stream().count() == bounds.size();
    }

    private Nest plain(Layout layout, Affine lane) {
        List<Loop> loops = depthLoops(depth, lane);
        boolean inBlocks = loops.size() > 1 && loops.getFirst().extent().batch();
        Optional<Axis> beside = inBlocks && !isInPairs() ? beside(loops.getLast()) : Optional.empty();
        List<Loop> others = rowLoops(beside.map(row -> without(rows, row)).orElse(rows), layout);
        List<Loop> inside = loops.subList(inBlocks ? 1 : 0, loops.size());
        return new Nest(inBlocks ? Optional.of(loops.getFirst()) : Optional.empty(), others, inside, Optional.empty(),
                beside.map(row -> new Loop(List.of(row))), clips(others, inside, layout), Optional.empty());
    }

    /** Whether vectors always come in pairs, which share what is broadcast. */
    private boolean isInPairs() {
        return Extent.of(lanes).size() % (2 * Panels.WIDTH) == 0;
    }

    private boolean hasManyRows() {
        return !rows.isEmpty() && rows.getLast().extent() >= SHARED;
    }

    /** Rows that read at one step of a loop over the depth what their neighbour reads at the next one. */
    private Optional<Axis> beside(Loop last) {
        Affine read = Flat.address(a);
        return hasManyRows()
                ? rows.subList(0, rows.size() - 1).stream()
                        .filter(row -> Taps.isFew(row) && read.factor(row) == last.stride(read) && Taps.divides(last))
                        .findFirst()
                : Optional.empty();
    }

    private List<Loop> rowLoops(List<Axis> axes, Layout layout) {
        return Loop.nest(axes, operand(), List.of(Flat.address(a), written(layout)));
    }

    private List<Loop> depthLoops(List<Axis> axes, Affine lane) {
        return Loop.nest(axes, operand(), List.of(Flat.address(a), lane));
    }

    /**
     * The nest with taps that leaves the fewest loops over the rest of the depth, if there are any taps. Where the inner
     * one is long, rows that lie side by side in memory are better than one loop: caches are read and written in order.
     */
    private Optional<Nest> sharing(Layout layout, Affine lane) {
        boolean batchOutside = out().batched() && depth.stream().noneMatch(Axis::isBatch);
        return batchOutside && layout.of(out()).isEmpty()
                ? rows.stream().flatMap(row -> depth.stream().filter(tap -> Taps.areShared(Flat.address(a), row, tap))
                                .map(tap -> nest(row, tap, layout, lane)))
                        .filter(this::leavesOutAll)
                        .min(Comparator.comparingInt(Nest::starts).thenComparingInt(nest -> nest.rows().getLast().stride(written(layout))))
                : Optional.empty();
    }

    private Nest nest(Axis row, Axis tap, Layout layout, Affine lane) {
        var loops = new ArrayList<>(rowLoops(without(rows, row), layout));
        loops.add(new Loop(List.of(row)));
        List<Loop> rest = depthLoops(without(depth, tap), lane);
        Optional<Bound> edge = bounds.stream().filter(bound -> bound.moves(row, tap)).findFirst();
        return new Nest(Optional.empty(), loops, rest, Optional.of(new Loop(List.of(tap))), Optional.empty(),
                clips(loops, rest, layout), edge);
    }

    /** Where zeros are read by the outer steps of a loop over the depth, they can be left out. */
    private List<Halo.Clip> clips(List<Loop> rowLoops, List<Loop> depthLoops, Layout layout) {
        List<Loop> around = rowLoops.subList(0, Math.max(0, rowLoops.size() - 1));
        return depthLoops.stream().flatMap(loop -> clip(around, loop.axes().getFirst(), layout).stream()).toList();
    }

    private Optional<Halo.Clip> clip(List<Loop> around, Axis step, Layout layout) {
        return around.stream().flatMap(row -> bounds.isEmpty()
                ? layout.halo(a.buffer()).flatMap(halo -> halo.clip(a, row, step)).stream()
                : bounds.stream().flatMap(bound -> bound.clip(row, step).stream())).findFirst();
    }

    private static List<Axis> without(List<Axis> axes, Axis axis) {
        return axes.stream().filter(other -> !other.equals(axis)).toList();
    }

    private Buffer out() {
        return kernel.out();
    }

    /**
     * Where the operand read lane by lane lies, as an address of its depth: in panels, or row-major with lanes side by
     * side. Behind the last lane it may read anything, which a mask keeps from the output.
     */
    public Optional<Affine> laneRead(Layout layout) {
        Buffer buffer = b.buffer();
        if (layout.of(buffer).isPresent()) {
            return Optional.of(number(depth).times(Panels.WIDTH));
        }
        Affine read = Flat.address(b);
        boolean sideBySide = Flat.stride(read, lanes) == 1;
        boolean near = isOfBlocks() || Math.abs(depth.isEmpty() ? 0 : read.factor(depth.getLast())) <= NEAR;
        boolean whole = Extent.of(lanes).size() % Panels.WIDTH == 0;
        boolean maskable = buffer.space() == Buffer.Space.ARENA
                && (layout.of(kernel.out()).isEmpty() || kernel.out().space() == Buffer.Space.GRADIENT);
        return sideBySide && near && (whole || maskable) ? Optional.of(read) : Optional.empty();
    }

    /** The row-major number of an element of some axes; samples have to come first. */
    public static Affine number(List<Axis> axes) {
        Affine flat = Affine.ZERO;
        for (Axis axis : axes) {
            flat = flat.times(axis.isBatch() ? 1 : axis.extent()).plus(axis.affine());
        }
        return flat;
    }

    /** Where a row lies in the output: its place in panels, or its row-major address. */
    private Affine written(Layout layout) {
        if (layout.of(kernel.out()).isEmpty()) {
            return Flat.address(kernel.out(), kernel.axes().stream().map(Axis::affine).toList());
        }
        return number(rows).times(Panels.WIDTH);
    }
}
