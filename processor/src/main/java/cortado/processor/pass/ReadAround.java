package cortado.processor.pass;

import cortado.processor.kernel.Affine;
import cortado.processor.kernel.Axis;
import cortado.processor.kernel.Buffer;
import cortado.processor.kernel.Expr;
import cortado.processor.kernel.Kernel;
import cortado.processor.pass.PlanLayout.Planned;
import cortado.processor.schedule.Contraction;
import cortado.processor.schedule.Flat;
import cortado.processor.schedule.Halo;
import cortado.processor.schedule.Layout;
import cortado.processor.schedule.Walk;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Leaves out copies with zeros around: products whose loops can leave the zeros out read what was copied.
 */
final class ReadAround {
    private final Layout layout;
    private final Set<String> pinned;

    private ReadAround(Layout layout, List<Buffer> pinned) {
        this.layout = layout;
        this.pinned = pinned.stream().map(Buffer::name).collect(Collectors.toSet());
    }

    /** @param pinned buffers that callers see */
    static Planned of(Planned planned, List<Buffer> pinned) {
        var pass = new ReadAround(planned.layout(), pinned);
        List<Kernel> kernels = planned.kernels();
        for (Kernel copy : planned.kernels()) {
            if (pass.isCopy(copy)) {
                kernels = pass.without(copy, kernels).orElse(kernels);
            }
        }
        return new Planned(kernels, planned.layout());
    }

    /** Whether a kernel copies a batched buffer, axis for axis, with zeros around. */
    private boolean isCopy(Kernel kernel) {
        return Halo.of(kernel).isPresent() && !pinned.contains(kernel.out().name())
                && Halo.inside(kernel) instanceof Expr.Load load && load.buffer().batched()
                && load.buffer().space() == Buffer.Space.ARENA && isInOrder(load.index(), kernel.axes());
    }

    private static boolean isInOrder(List<Affine> index, List<Axis> axes) {
        List<Affine> moved = index.stream().map(at -> at.plus(-at.constant())).toList();
        return moved.equals(axes.stream().map(Axis::affine).toList());
    }

    /** The kernels without the copy, if all that read it can do without. */
    private Optional<List<Kernel>> without(Kernel copy, List<Kernel> kernels) {
        var others = new ArrayList<Kernel>();
        for (Kernel kernel : kernels) {
            boolean reads = Flat.loads(kernel.body()).stream().anyMatch(load -> load.buffer().name().equals(copy.out().name()));
            Kernel other = reads ? around(copy, kernel) : kernel;
            if (reads && Contraction.bounded(other, layout).flatMap(product -> product.nest(layout))
                    .filter(Contraction.Nest::isWorthwhile).isEmpty()) {
                return Optional.empty();
            }
            if (kernel != copy) {
                others.add(other);
            }
        }
        return Optional.of(others);
    }

    /** A reader with what is copied in place of the copy. */
    private static Kernel around(Kernel copy, Kernel reader) {
        Expr body = Walk.rewrite(reader.body(), part -> part instanceof Expr.Load load && load.buffer().equals(copy.out())
                ? Walk.with(copy.body(), moved(copy, load)) : part);
        return new Kernel(reader.name(), reader.out(), reader.axes(), body, reader.comment());
    }

    private static Map<Axis, Affine> moved(Kernel copy, Expr.Load load) {
        Map<Axis, Affine> moved = new HashMap<>();
        for (int position = 0; position < copy.axes().size(); position++) {
            moved.put(copy.axes().get(position), load.index().get(position));
        }
        return moved;
    }
}
