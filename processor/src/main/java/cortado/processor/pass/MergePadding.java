package cortado.processor.pass;

import cortado.processor.kernel.Affine;
import cortado.processor.kernel.Axis;
import cortado.processor.kernel.Buffer;
import cortado.processor.kernel.Expr;
import cortado.processor.kernel.Kernel;
import cortado.processor.schedule.Flat;
import cortado.processor.schedule.Halo;
import cortado.processor.schedule.Walk;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Computes elementwise results right where they are wanted with zeros around: {@code y = f(x)} and {@code z = pad(y)}
 * become {@code z = pad(f(x))}, and who read y reads the inside of z.
 */
final class MergePadding {
    private final Set<String> pinned;

    private MergePadding(Set<String> pinned) {
        this.pinned = pinned;
    }

    /** @param pinned buffers that callers see, which stay as they are */
    static List<Kernel> of(List<Kernel> kernels, List<Buffer> pinned) {
        var pass = new MergePadding(pinned.stream().map(Buffer::name).collect(Collectors.toSet()));
        var merged = new ArrayList<>(kernels);
        for (Kernel kernel : kernels) {
            Padding.of(kernel).ifPresent(padding -> pass.merge(padding, merged));
        }
        return merged;
    }

    private void merge(Padding padding, List<Kernel> kernels) {
        String name = padding.source.buffer().name();
        Optional<Kernel> writer = kernels.stream().filter(kernel -> kernel.out().name().equals(name)).findFirst();
        boolean merges = writer.isPresent() && writer.get().out().equals(padding.source.buffer())
                && isElementwise(writer.get()) && !pinned.contains(name)
                && kernels.contains(padding.kernel) && readsAllAs(padding.source.buffer(), kernels);
        if (merges) {
            int at = kernels.indexOf(writer.get());
            kernels.remove(padding.kernel);
            kernels.set(at, padding.around(writer.get()));
            kernels.replaceAll(kernel -> new Kernel(kernel.name(), kernel.out(), kernel.axes(),
                    Walk.rewrite(kernel.body(), padding::redirect), kernel.comment()));
        }
    }

    private static boolean isElementwise(Kernel kernel) {
        boolean[] reduces = {kernel.out().space() != Buffer.Space.ARENA};
        Walk.visit(kernel.body(), part -> reduces[0] |= part instanceof Expr.Reduce);
        return !reduces[0];
    }

    /** Whether nobody reads the buffer in another shape. */
    static boolean readsAllAs(Buffer buffer, List<Kernel> kernels) {
        return kernels.stream().flatMap(Flat::operands)
                .filter(other -> other.name().equals(buffer.name())).allMatch(buffer::equals);
    }

    /**
     * A kernel that copies a buffer with zeros around.
     *
     * @param source what it copies: its axes in some order, moved
     */
    private record Padding(Kernel kernel, Halo halo, Expr.Load source) {
        static Optional<Padding> of(Kernel kernel) {
            return Halo.of(kernel).flatMap(halo -> Halo.inside(kernel) instanceof Expr.Load load && load.buffer().batched()
                    ? Optional.of(new Padding(kernel, halo, load)).filter(Padding::isWhole)
                    : Optional.empty());
        }

        /** Whether every axis moves along one of the source's, and the guards let all of that through. */
        private boolean isWhole() {
            if (source.index().size() != kernel.axes().size()) {
                return false;
            }
            Map<Axis, Integer> extents = new HashMap<>();
            for (int position = 0; position < source.index().size(); position++) {
                Affine index = source.index().get(position);
                if (index.factors().size() != 1 || !index.factors().containsValue(1)) {
                    return false;
                }
                extents.put(axis(position), extent(position));
            }
            return extents.size() == kernel.axes().size() && kernel.axes().stream().allMatch(this::isWhole);
        }

        /** An axis without a guard is not moved; one with a guard is bounded to the source's elements. */
        private boolean isWhole(Axis axis) {
            int position = position(axis);
            int low = -source.index().get(position).constant();
            Halo.Range inside = halo.inside().get(kernel.axes().indexOf(axis));
            return inside == null
                    ? low == 0 && axis.extent() == extent(position)
                    : inside.low() == low && inside.high() - low == extent(position);
        }

        private Axis axis(int position) {
            return source.index().get(position).factors().keySet().iterator().next();
        }

        private int position(Axis axis) {
            for (int position = 0; position < source.index().size(); position++) {
                if (axis(position).equals(axis)) {
                    return position;
                }
            }
            throw new IllegalStateException(axis + " moves no index of " + source);
        }

        private int extent(int position) {
            return position == 0 ? Axis.BATCH : source.buffer().sizes().get(position - 1);
        }

        /** The kernel with what its source's elements are in place of the source. */
        Kernel around(Kernel writer) {
            Map<Axis, Affine> moved = new HashMap<>();
            for (int position = 0; position < writer.axes().size(); position++) {
                moved.put(writer.axes().get(position), source.index().get(position));
            }
            Expr value = Walk.with(writer.body(), moved);
            Expr body = Walk.rewrite(kernel.body(), part -> part.equals(source) ? value : part);
            return new Kernel(kernel.name(), kernel.out(), kernel.axes(), body, writer.comment());
        }

        /** A load of the source, from the inside of what is padded. */
        Expr redirect(Expr part) {
            if (!(part instanceof Expr.Load load && load.buffer().equals(source.buffer()))) {
                return part;
            }
            var index = new ArrayList<Affine>();
            for (Axis axis : kernel.axes()) {
                int position = position(axis);
                index.add(load.index().get(position).plus(-source.index().get(position).constant()));
            }
            return new Expr.Load(kernel.out(), index);
        }
    }
}
