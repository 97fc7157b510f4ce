package cortado.processor.pass;

import cortado.processor.kernel.Axis;
import cortado.processor.kernel.Buffer;
import cortado.processor.kernel.Expr;
import cortado.processor.kernel.Kernel;
import cortado.processor.pass.Phases.Phase;
import cortado.processor.pass.Phases.Sharing;
import cortado.processor.pass.PlanMemory.Place;
import cortado.processor.schedule.Form;
import cortado.processor.schedule.Panels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Follows a compiled program through its arena, float by float: who wrote each place last, and what every shard of a
 * phase reads and writes. It knows the rules of sharing and places, and nothing of how they were planned.
 */
final class MemoryTrace {
    private final Compiled compiled;
    private final int samples;
    private final int capacity;
    private final int shards;
    private final boolean descending;
    /** The buffer that each float of the arena belongs to and its place in there, 0 for none. */
    private final long[] owners;
    private final Map<String, Integer> numbers = new HashMap<>();
    /** Shards that wrote and that read each float in the current phase, one bit each. */
    private final int[] writers;
    private final int[] readers;

    private MemoryTrace(Compiled compiled, int samples, int capacity, int shards, boolean descending) {
        this.compiled = compiled;
        this.samples = samples;
        this.capacity = compiled.memory().blocks() ? Math.ceilDiv(capacity, Axis.BLOCK) * Axis.BLOCK : capacity;
        this.shards = shards;
        this.descending = descending;
        owners = new long[compiled.memory().perSample() * this.capacity + compiled.memory().fixed()];
        writers = new int[owners.length];
        readers = new int[owners.length];
    }

    /**
     * Runs all phases, shards and elements first to last, or last to first. Throws IllegalStateException where a kernel
     * reads a float that does not hold the element it wants, where two shards of a phase meet in a float that one of
     * them writes, and where a result is gone in the end.
     */
    static void follow(Compiled compiled, int samples, int capacity, int shards, boolean descending) {
        new MemoryTrace(compiled, samples, capacity, shards, descending).run();
    }

    private void run() {
        Stream.concat(compiled.inputs().stream(), compiled.targets().stream()).forEach(this::fill);
        compiled.forward().forEach(this::run);
        results().forEach(this::intact);
        // Further calls find what the first one kept.
        compiled.forward().subList(compiled.kept(), compiled.forward().size()).forEach(this::run);
        results().forEach(this::intact);
        compiled.backward().forEach(this::run);
        results().forEach(this::intact);
        compiled.inputGradients().forEach(gradient -> gradient.ifPresent(this::intact));
    }

    private List<Buffer> results() {
        var results = new ArrayList<>(compiled.outputs());
        compiled.loss().ifPresent(results::add);
        compiled.updates().forEach(update -> results.add(update.next()));
        return results;
    }

    private void run(Phase phase) {
        Arrays.fill(writers, 0);
        Arrays.fill(readers, 0);
        for (int i = 0; i < shards; i++) {
            int shard = descending ? shards - 1 - i : i;
            phase.kernels().forEach(kernel -> run(kernel, phase.sharing(), shard));
        }
        for (int at = 0; at < owners.length; at++) {
            boolean alone = Integer.bitCount(writers[at]) < 2 && (readers[at] & ~writers[at]) == 0;
            if (writers[at] != 0 && !alone) {
                throw new IllegalStateException("several shards use float " + at + ", which holds " + name(owners[at]));
            }
        }
    }

    private void run(Kernel kernel, Sharing sharing, int shard) {
        List<Map<Axis, Integer>> elements = new ArrayList<>();
        boolean shared = Phases.isShared(kernel, compiled.layout());
        List<Axis> rows = shared ? shared(kernel) : List.of();
        each(kernel.axes(), new HashMap<>(), at -> {
            if (mine(kernel, sharing, shared, rows, shard, at)) {
                elements.add(Map.copyOf(at));
            }
        });
        for (Map<Axis, Integer> element : descending ? elements.reversed() : elements) {
            read(kernel, kernel.body(), new HashMap<>(element), shard);
            write(kernel.out(), kernel.axes().stream().map(element::get).toList(), shard);
        }
    }

    private List<Axis> shared(Kernel kernel) {
        return switch (Form.of(kernel, compiled.layout())) {
            case Form.Tiles tiles -> tiles.product().rows();
            case Form.InnerProducts products -> products.dots().around().stream().flatMap(loop -> loop.axes().stream()).toList();
            default -> throw new IllegalStateException(kernel.name() + " is shared but has nothing to share");
        };
    }

    /** Samples or rows are cut evenly, samples in whole blocks; what can not be cut belongs to the last shard. */
    private boolean mine(Kernel kernel, Sharing sharing, boolean shared, List<Axis> rows, int shard, Map<Axis, Integer> at) {
        if (sharing == Sharing.SAMPLES) {
            int first = at.get(kernel.axes().getFirst());
            return !compiled.memory().blocks() ? within(first, samples, shard)
                    : within(kernel.out().blocked() ? first : first / Axis.BLOCK, Math.ceilDiv(samples, Axis.BLOCK), shard);
        }
        int row = 0;
        int count = 1;
        for (Axis axis : rows) {
            row = row * axis.extent() + at.get(axis);
            count *= axis.extent();
        }
        return shared ? within(row, count, shard) : shard == shards - 1;
    }

    private boolean within(int index, int count, int shard) {
        return count * shard / shards <= index && index < count * (shard + 1) / shards;
    }

    private interface Visitor {
        void visit(Map<Axis, Integer> at);
    }

    private void each(List<Axis> axes, Map<Axis, Integer> at, Visitor visitor) {
        if (axes.isEmpty()) {
            visitor.visit(at);
            return;
        }
        Axis axis = axes.getFirst();
        int extent = axis.isBlocks() ? Math.ceilDiv(samples, Axis.BLOCK) : axis.isBatch() ? samples : axis.extent();
        for (int i = 0; i < extent; i++) {
            at.put(axis, i);
            each(axes.subList(1, axes.size()), at, visitor);
        }
    }

    private void read(Kernel kernel, Expr expr, Map<Axis, Integer> at, int shard) {
        switch (expr) {
            case Expr.Load load -> read(kernel, load, at, shard);
            case Expr.Apply apply -> apply.arguments().forEach(x -> read(kernel, x, at, shard));
            case Expr.Reduce reduce -> each(reduce.axes(), at, inner -> read(kernel, reduce.body(), inner, shard));
            case Expr.Guard guard -> {
                int index = guard.at().at(at);
                if (guard.low() <= index && index < guard.high()) {
                    read(kernel, guard.inside(), at, shard);
                }
            }
            case Expr.Const c -> {}
            case Expr.BatchSize b -> {}
            case Expr.Position p -> {}
            case Expr.Uniform u -> {}
        }
    }

    private void read(Kernel kernel, Expr.Load load, Map<Axis, Integer> at, int shard) {
        boolean padding = at.getOrDefault(PlanBlocks.BLOCK, 0) * Axis.BLOCK + at.getOrDefault(PlanBlocks.SAMPLE, 0) >= samples;
        if (load.buffer().space() == Buffer.Space.ARENA && !padding) {
            List<Integer> index = load.index().stream().map(affine -> affine.at(at)).toList();
            int place = place(load.buffer(), index);
            readers[place] |= 1 << shard;
            if (owners[place] != owner(load.buffer(), index)) {
                throw new IllegalStateException(kernel.name() + " reads " + load.buffer() + index + " in float " + place
                        + ", which holds " + name(owners[place]) + " at " + (int) owners[place]);
            }
        }
    }

    /** Padding behind the last lane is written with it. */
    private void write(Buffer buffer, List<Integer> index, int shard) {
        if (buffer.space() != Buffer.Space.ARENA) {
            return;
        }
        int place = place(buffer, index);
        int end = place + 1 + compiled.layout().of(buffer).map(panels -> padding(buffer, panels, index)).orElse(0);
        long owner = owner(buffer, index);
        for (int at = place; at < end; at++) {
            writers[at] |= 1 << shard;
            owners[at] = owner + at - place;
        }
    }

    private int padding(Buffer buffer, Panels panels, List<Integer> index) {
        int lane = flat(buffer, index, panels.lanes());
        return lane == steps(buffer, panels.lanes()) - 1 ? 15 - lane % 16 : 0;
    }

    private void fill(Buffer buffer) {
        each(axes(buffer), new HashMap<>(), at ->
                write(buffer, axes(buffer).stream().map(at::get).toList(), 0));
    }

    private void intact(Buffer buffer) {
        each(axes(buffer), new HashMap<>(), at -> {
            List<Integer> index = axes(buffer).stream().map(at::get).toList();
            if (owners[place(buffer, index)] != owner(buffer, index)) {
                throw new IllegalStateException(buffer + "" + index + " is lost to " + name(owners[place(buffer, index)]));
            }
        });
    }

    private static List<Axis> axes(Buffer buffer) {
        var axes = new ArrayList<Axis>();
        if (buffer.batched()) {
            axes.add(Axis.batch("n"));
        }
        IntStream.range(0, buffer.sizes().size()).forEach(i -> axes.add(new Axis("i" + i, buffer.sizes().get(i))));
        return axes;
    }

    private long owner(Buffer buffer, List<Integer> index) {
        long number = numbers.computeIfAbsent(buffer.name(), name -> numbers.size() + 1);
        return number << 32 | offset(buffer, index);
    }

    private String name(long owner) {
        return numbers.entrySet().stream().filter(entry -> entry.getValue() == owner >> 32).map(Map.Entry::getKey)
                .findFirst().orElse("nothing");
    }

    /** Where an element lies in the arena. */
    private int place(Buffer buffer, List<Integer> index) {
        Place place = compiled.memory().places().get(buffer.name());
        int start = place.batched() ? place.at() * capacity : compiled.memory().perSample() * capacity + place.at();
        return start + offset(buffer, index);
    }

    private int offset(Buffer buffer, List<Integer> index) {
        return compiled.layout().of(buffer).map(panels -> inPanels(buffer, panels, index))
                .orElseGet(() -> flat(buffer, index, IntStream.range(0, index.size()).boxed().toList()));
    }

    /** Panels of 16 lanes with their whole depth, for each outer index. */
    private int inPanels(Buffer buffer, Panels panels, List<Integer> index) {
        int lane = flat(buffer, index, panels.lanes());
        int depth = steps(buffer, panels.depth());
        int lanes = (steps(buffer, panels.lanes()) + 15) / 16 * 16;
        return flat(buffer, index, panels.outer()) * lanes * depth
                + lane / 16 * 16 * depth + flat(buffer, index, panels.depth()) * 16 + lane % 16;
    }

    private int steps(Buffer buffer, List<Integer> positions) {
        return positions.stream().mapToInt(position -> size(buffer, position)).reduce(1, Math::multiplyExact);
    }

    private int flat(Buffer buffer, List<Integer> index, List<Integer> positions) {
        int flat = 0;
        for (int position : positions) {
            flat = flat * size(buffer, position) + index.get(position);
        }
        return flat;
    }

    private int size(Buffer buffer, int position) {
        return !buffer.batched() ? buffer.sizes().get(position)
                : position == 0 ? samples : buffer.sizes().get(position - 1);
    }
}
