package cortado.processor.pass;

import cortado.processor.kernel.Affine;
import cortado.processor.kernel.Axis;
import cortado.processor.kernel.Buffer;
import cortado.processor.kernel.Expr;
import cortado.processor.kernel.Kernel;
import cortado.processor.pass.PlanLayout.Planned;
import cortado.processor.schedule.Form;
import cortado.processor.schedule.Frame;
import cortado.processor.schedule.Halo;
import cortado.processor.schedule.Layout;
import cortado.processor.schedule.Nest;
import cortado.processor.schedule.Walk;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Takes zeros around out of memory where no reader needs them there: products whose loops can leave them out, and who
 * reads the inside alone. What is left of a copy may be what it copies.
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
        for (Kernel kernel : planned.kernels()) {
            List<Kernel> before = kernels;
            kernels = before.stream().filter(now -> now.out().equals(kernel.out()) && pass.mayBeOther(now.out())).findFirst()
                    .flatMap(Frame::of).flatMap(frame -> pass.without(frame, before)).orElse(before);
        }
        return new Planned(kernels, planned.layout());
    }

    private boolean mayBeOther(Buffer buffer) {
        return buffer.batched() && !buffer.blocked() && !pinned.contains(buffer.name()) && layout.of(buffer).isEmpty();
    }

    /** The kernels with the inside of a frame alone, if all that read it can do without the zeros. */
    private Optional<List<Kernel>> without(Frame frame, List<Kernel> kernels) {
        if (!MergePadding.readsAllAs(frame.kernel().out(), kernels)) {
            return Optional.empty();
        }
        Kernel inside = inside(frame);
        Optional<Buffer> copied = copied(inside);
        var others = new ArrayList<Kernel>();
        for (Kernel kernel : kernels) {
            if (kernel.out().equals(frame.kernel().out())) {
                others.addAll(copied.isPresent() ? List.of() : List.of(inside));
                continue;
            }
            Kernel other = reading(frame, copied.orElse(inside.out()), kernel);
            if (!other.equals(kernel) && !isAsGood(other, kernel)) {
                return Optional.empty();
            }
            others.add(other);
        }
        return Optional.of(others);
    }

    private static Kernel inside(Frame frame) {
        Kernel padded = frame.kernel();
        List<Axis> axes = frame.inside().axes();
        List<Integer> sizes = axes.stream().filter(axis -> !axis.isBatch()).map(Axis::extent).toList();
        var out = new Buffer(padded.out().name(), padded.out().space(), true, sizes);
        return new Kernel(padded.name(), out, axes, frame.inside().body(), padded.comment());
    }

    /** What a kernel copies as it is, if that is all it does. */
    private Optional<Buffer> copied(Kernel inside) {
        return inside.body() instanceof Expr.Load load
                        && load.buffer().space() == Buffer.Space.ARENA
                        && load.buffer().sizes().equals(inside.out().sizes())
                        && load.index().equals(inside.axes().stream().map(Axis::affine).toList())
                        && layout.of(load.buffer()).isEmpty()
                ? Optional.of(load.buffer())
                : Optional.empty();
    }

    private static Kernel reading(Frame frame, Buffer inside, Kernel reader) {
        Expr body = Walk.rewrite(reader.body(), part -> part instanceof Expr.Load load && load.buffer().equals(frame.kernel().out())
                ? bounded(frame.halo(), inside, load) : part);
        return body.equals(reader.body()) ? reader : new Kernel(reader.name(), reader.out(), reader.axes(), body, reader.comment());
    }

    /** A load from the inside, in guards where it may read zeros. */
    private static Expr bounded(Halo halo, Buffer inside, Expr.Load load) {
        var index = new ArrayList<>(load.index());
        halo.inside().forEach((position, range) -> index.set(position, load.index().get(position).plus(-range.low())));
        Expr part = new Expr.Load(inside, index);
        for (int position = index.size() - 1; position >= 0; position--) {
            Halo.Range range = halo.inside().get(position);
            if (range != null && !isAlways(load.index().get(position), range)) {
                part = new Expr.Guard(load.index().get(position), range.low(), range.high(), part);
            }
        }
        return part;
    }

    private static boolean isAlways(Affine at, Halo.Range range) {
        int low = at.constant();
        int high = at.constant();
        for (var term : at.factors().entrySet()) {
            int last = term.getValue() * (term.getKey().extent() - 1);
            low += Math.min(0, last);
            high += Math.max(0, last);
        }
        return low >= range.low() && high < range.high();
    }

    /** Whether a kernel that reads the inside runs in loops like those of before. */
    private boolean isAsGood(Kernel other, Kernel before) {
        Form form = Form.of(other, layout);
        boolean worthwhile = !(form instanceof Form.Tiles tiles)
                || tiles.product().nest(layout).filter(Nest::isWorthwhile).isPresent();
        return worthwhile && form.getClass() == Form.of(before, layout).getClass();
    }
}
