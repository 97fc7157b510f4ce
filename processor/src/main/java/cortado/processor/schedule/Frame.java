package cortado.processor.schedule;

import cortado.processor.kernel.Affine;
import cortado.processor.kernel.Axis;
import cortado.processor.kernel.Expr;
import cortado.processor.kernel.Kernel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An elementwise kernel with zeros around: the zeros are written on their own, so that no guard is left in its loops.
 *
 * @param inside the kernel with axes that run over what lies within the zeros
 * @param at the index in the output of an element of the inside
 */
public record Frame(Kernel kernel, Halo halo, Kernel inside, List<Affine> at) {
    public Frame {
        at = List.copyOf(at);
    }

    /** A kernel that writes zeros around what it computes, as such. */
    public static Optional<Frame> of(Kernel kernel) {
        Expr inside = Halo.inside(kernel);
        return Halo.of(kernel).filter(halo -> !(inside instanceof Expr.Guard)).map(halo -> of(kernel, halo, inside));
    }

    private static Frame of(Kernel kernel, Halo halo, Expr formula) {
        var axes = new ArrayList<Axis>();
        var at = new ArrayList<Affine>();
        Map<Axis, Affine> moved = new HashMap<>();
        for (int position = 0; position < kernel.axes().size(); position++) {
            Axis axis = kernel.axes().get(position);
            Halo.Range range = halo.inside().get(position);
            Axis inner = range == null ? axis : new Axis(axis.name(), range.high() - range.low());
            Affine index = range == null ? axis.affine() : inner.affine().plus(range.low());
            axes.add(inner);
            at.add(index);
            moved.put(axis, index);
        }
        Kernel inside = new Kernel(kernel.name(), kernel.out(), axes, Walk.with(formula, moved), kernel.comment());
        return new Frame(kernel, halo, inside, at);
    }

    /** The last axis with zeros. */
    public int last() {
        return halo.inside().keySet().stream().mapToInt(position -> position).max().orElseThrow();
    }

    /** The first axis with zeros. */
    public int first() {
        return halo.inside().keySet().stream().mapToInt(position -> position).min().orElseThrow();
    }
}
