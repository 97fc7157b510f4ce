package cortado.processor.schedule;

import cortado.processor.kernel.Affine;
import cortado.processor.kernel.Axis;
import cortado.processor.kernel.Expr;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Axes that are counted as one.
 *
 * @param axes outermost first; their last one's name is the loop variable's
 */
public record Loop(List<Axis> axes) {
    public Loop {
        axes = List.copyOf(axes);
    }

    public String variable() {
        return axes.getLast().name();
    }

    public Extent extent() {
        return Extent.of(axes);
    }

    /** Floats from one step to the next. */
    public int stride(Affine address) {
        return Flat.stride(address, axes);
    }

    /**
     * Loops over the given axes: as few as possible so that every address grows by one stride in each. Axes of one
     * step are left out.
     */
    public static List<Loop> nest(List<Axis> axes, Expr body, List<Affine> addresses) {
        Set<Axis> alone = countedAlone(body);
        var loops = new ArrayList<Loop>();
        for (Axis axis : axes) {
            if (axis.extent() == 1) {
                continue;
            }
            Loop joined = loops.isEmpty() ? null : join(loops.getLast(), axis);
            boolean fits = joined != null
                    && addresses.stream().allMatch(address -> joined.stride(address) != Flat.NONE)
                    && joined.axes().stream().noneMatch(alone::contains);
            if (fits) {
                loops.set(loops.size() - 1, joined);
            } else {
                loops.add(new Loop(List.of(axis)));
            }
        }
        return loops;
    }

    private static Loop join(Loop loop, Axis axis) {
        var axes = new ArrayList<>(loop.axes());
        axes.add(axis);
        return new Loop(axes);
    }

    /** Axes whose value a formula needs. */
    private static Set<Axis> countedAlone(Expr body) {
        var found = new HashSet<Axis>();
        Walk.visit(body, part -> {
            switch (part) {
                case Expr.Position position -> found.addAll(position.at().factors().keySet());
                case Expr.Guard guard -> found.addAll(guard.at().factors().keySet());
                case Expr.Uniform uniform -> {
                    found.addAll(uniform.sample().factors().keySet());
                    found.addAll(uniform.element().factors().keySet());
                }
                case Expr.Load load -> {}
                case Expr.Apply apply -> {}
                case Expr.Reduce reduce -> {}
                case Expr.Const c -> {}
                case Expr.BatchSize b -> {}
            }
        });
        return found;
    }

    /** The row-major addresses of a formula's loads. */
    public static List<Affine> addresses(Expr body) {
        return Flat.loads(body).stream().map(Flat::address).toList();
    }

    /** Whether any buffer of a formula lies in panels. */
    public static boolean readsPanels(Expr body, Layout layout) {
        return Flat.buffers(body).map(layout::of).anyMatch(Optional::isPresent);
    }
}
