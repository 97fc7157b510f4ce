package cortado.processor.kernel;

import cortado.processor.kernel.Buffer.Space;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/** What holds for the kernels of every program: tests verify it after each pass. */
public final class KernelSpec {
    private final Map<String, Buffer> buffers = new HashMap<>();
    private final Set<String> written = new HashSet<>();
    private final Set<String> names = new HashSet<>();

    private final ToIntFunction<Buffer> floats;

    private KernelSpec(ToIntFunction<Buffer> floats) {
        this.floats = floats;
    }

    /**
     * Throws IllegalStateException, which names the kernel and what it breaks, unless every kernel covers its output
     * once and stays inside of the buffers it reads, reads what was written before it, declares the axes it uses, and
     * computes a sample from nothing but this sample and what all samples share.
     *
     * @param given buffers of the arena that are filled before the first kernel: inputs and targets
     * @param floats what a buffer takes in memory
     */
    public static void verify(List<Kernel> kernels, List<Buffer> given, ToIntFunction<Buffer> floats) {
        var spec = new KernelSpec(floats);
        given.forEach(buffer -> spec.written.add(buffer.name()));
        given.forEach(buffer -> spec.buffers.put(key(buffer), buffer));
        kernels.forEach(spec::verify);
    }

    private void verify(Kernel kernel) {
        new Check(kernel).output();
        Expr body = kernel.body();
        if (body instanceof Expr.Reduce reduce) {
            new Check(kernel).reduction(reduce);
        } else {
            new Check(kernel).formula(body);
        }
        written.add(kernel.out().name());
    }

    private static String key(Buffer buffer) {
        return buffer.space() + " " + buffer.name();
    }

    /** One kernel's checks, with the values that its axes take at the point of the formula that is looked at. */
    private final class Check {
        private final Kernel kernel;
        private final Map<Axis, Range> axes = new HashMap<>();
        private final Deque<Expr.Guard> guards = new ArrayDeque<>();
        private final Set<String> axisNames = new HashSet<>();

        Check(Kernel kernel) {
            this.kernel = kernel;
            kernel.axes().forEach(this::declare);
        }

        private void declare(Axis axis) {
            require(axisNames.add(axis.name()), "declares the axis " + axis + " twice");
            axes.put(axis, new Range(0, (axis.isBatch() ? Integer.MAX_VALUE : axis.extent()) - 1L));
        }

        private void require(boolean holds, String complaint) {
            if (!holds) {
                throw new IllegalStateException(kernel.name() + " " + complaint + ": " + KernelText.of(kernel));
            }
        }

        /** Every axis of the output is one loop over its whole size, so that each element is written once. */
        void output() {
            Buffer out = kernel.out();
            require(names.add(kernel.name()), "has the name of another kernel");
            require(!written.contains(out.name()), "writes " + out + ", which is written before it");
            require(out.space() == Space.ARENA || out.space() == Space.GRADIENT, "writes to " + out.space());
            var extents = IntStream.concat(
                    IntStream.of(out.blocked() ? Axis.BLOCKS : Axis.BATCH).limit(out.batched() ? 1 : 0), out.sizes().stream().mapToInt(size -> size));
            require(kernel.axes().stream().map(Axis::extent).toList().equals(extents.boxed().toList()),
                    "does not cover its output of sizes " + out.sizes());
            known(out);
        }

        /** A buffer takes the same memory under all sizes that it is seen with. */
        private void known(Buffer buffer) {
            Buffer first = buffers.computeIfAbsent(key(buffer), key -> buffer);
            require(floats.applyAsInt(first) == floats.applyAsInt(buffer) && first.batched() == buffer.batched(),
                    "uses " + buffer + " with " + buffer.sizes() + ", which is " + first.sizes() + " elsewhere");
        }

        void reduction(Expr.Reduce reduce) {
            require(reduce.kind() != Reduction.ARGMAX || reduce.axes().size() == 1, "takes a position of several axes");
            require(!kernel.out().batched() || reduce.axes().stream().noneMatch(Axis::isBatch),
                    "joins samples of a batch in a result for each of them");
            reduce.axes().forEach(this::declare);
            formula(reduce.body());
        }

        void formula(Expr expr) {
            switch (expr) {
                case Expr.Const c -> {}
                case Expr.BatchSize size -> {}
                case Expr.Position position -> range(position.at());
                case Expr.Load load -> load(load);
                case Expr.Apply apply -> apply.arguments().forEach(this::formula);
                case Expr.Guard guard -> guard(guard);
                case Expr.Reduce inner -> require(false, "has a reduction inside of a formula");
                case Expr.Uniform uniform -> {
                    sample(uniform.sample(), true);
                    require(range(uniform.element()).low() >= 0, "draws a number for a negative element");
                }
            }
        }

        private Range range(Affine index) {
            require(axes.keySet().containsAll(index.factors().keySet()), "uses an axis that it does not declare in " + index);
            Range range = Range.of(index, axes);
            for (Expr.Guard guard : guards) {
                if (guard.at().factors().equals(index.factors())) {
                    long distance = index.constant() - (long) guard.at().constant();
                    range = range.intersect(new Range(guard.low() + distance, guard.high() - 1 + distance));
                }
            }
            return range;
        }

        private void load(Expr.Load load) {
            Buffer buffer = load.buffer();
            known(buffer);
            require(buffer.space() != Space.ARENA || written.contains(buffer.name()), "reads " + buffer + " before it is written");
            require(buffer.space() != Space.GRADIENT || written.contains(buffer.name()), "reads " + buffer + " before it is written");
            int lead = buffer.batched() ? 1 : 0;
            require(load.index().size() == lead + buffer.sizes().size(), "reads " + buffer + " with " + load.index().size()
                    + " indices");
            if (buffer.batched()) {
                sample(load.index().get(0), false);
            }
            for (int axis = 0; axis < buffer.sizes().size(); axis++) {
                Affine at = load.index().get(lead + axis);
                require(range(at).within(0, buffer.sizes().get(axis)), "reads " + buffer + " outside of axis " + axis
                        + ", which has " + buffer.sizes().get(axis) + " elements, at " + at);
            }
        }

        /** The sample of a batched kernel is its own; a joined batch has an axis of its own. */
        private void sample(Affine at, boolean orNone) {
            range(at);
            boolean batch = at.factors().keySet().stream().anyMatch(axis -> axis.isBatch() && at.equals(axis.affine()));
            require(batch || orNone && (at.equals(Affine.ZERO) || isOfBlock(at)), "reads sample " + at);
        }

        /** {@code 16 * block + sample}. */
        private static boolean isOfBlock(Affine at) {
            return at.factors().size() == 2 && at.constant() == 0 && at.factors().entrySet().stream().allMatch(term ->
                    term.getKey().isBlocks() ? term.getValue() == Axis.BLOCK : term.getKey().extent() == Axis.BLOCK && term.getValue() == 1);
        }

        /** Inside of a guard, its index takes only the values that pass, and an axis that it consists of too. */
        private void guard(Expr.Guard guard) {
            range(guard.at());
            Map<Axis, Range> outside = Map.copyOf(axes);
            Range passing = new Range(guard.low(), guard.high() - 1L);
            if (guard.at().factors().size() == 1) {
                guard.at().factors().forEach((axis, factor) ->
                        axes.merge(axis, passing.solve(factor, guard.at().constant()), Range::intersect));
            }
            guards.push(guard);
            if (axes.values().stream().noneMatch(Range::isEmpty)) {
                formula(guard.inside());
            }
            guards.pop();
            axes.putAll(outside);
        }
    }
}
