package cortado.processor.pass;

import cortado.processor.kernel.Affine;
import cortado.processor.kernel.Axis;
import cortado.processor.kernel.Buffer;
import cortado.processor.kernel.Expr;
import cortado.processor.kernel.Kernel;
import cortado.processor.pass.Phases.Phase;
import cortado.processor.schedule.Flat;
import cortado.processor.schedule.Layout;
import cortado.processor.schedule.Walk;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Gives every buffer of the arena its place. Batched buffers lie at {@code at * n}, the others behind them; buffers
 * whose phases of life do not meet share memory, and an elementwise kernel writes over an operand nobody needs again.
 */
public final class PlanMemory {
    /** @param at floats before it: of each sample if the buffer is batched */
    public record Place(boolean batched, int at, int floats) {
        boolean meets(Place other) {
            return batched == other.batched && at < other.at + other.floats && other.at < at + floats;
        }
    }

    /**
     * @param places by buffer name
     * @param perSample,fixed floats that batched and other buffers take
     * @param blocks whether there is room for whole blocks of samples
     */
    public record Memory(Map<String, Place> places, int perSample, int fixed, boolean blocks) {
        /** Floats for a batch, and for the samples that would fill its last block. */
        public long floats(int batch) {
            return (long) perSample * (batch + spare()) + fixed;
        }

        /** Samples more than there are. */
        public int spare() {
            return blocks ? Axis.BLOCK - 1 : 0;
        }
    }

    private static final class Life {
        final String name;
        final boolean batched;
        final int floats;
        int from;
        int to;
        int at;

        Life(String name, boolean batched, int floats, int phase) {
            this.name = name;
            this.batched = batched;
            this.floats = floats;
            from = phase;
            to = phase;
        }

        boolean meets(Life other) {
            return batched == other.batched && from <= other.to && other.from <= to;
        }
    }

    private final Layout layout;
    private final Map<String, Life> lives = new HashMap<>();
    private final List<Life> order = new ArrayList<>();
    private Set<String> readByAll = Set.of();

    private PlanMemory(Layout layout) {
        this.layout = layout;
    }

    /**
     * @param pinned buffers that live from beginning to end: inputs, outputs, the loss
     */
    public static Memory plan(List<Phase> phases, List<Buffer> pinned, Layout layout) {
        var plan = new PlanMemory(layout);
        pinned.forEach(buffer -> plan.pin(buffer, phases.size()));
        Map<String, Kernel> last = lastReaders(phases);
        for (int phase = 0; phase < phases.size(); phase++) {
            plan.readByAll = plan.readByAll(phases.get(phase));
            for (Kernel kernel : phases.get(phase).kernels()) {
                plan.live(kernel, phase, last);
            }
        }
        boolean blocks = phases.stream().flatMap(phase -> phase.kernels().stream())
                .anyMatch(kernel -> kernel.out().blocked());
        return plan.place(blocks);
    }

    /** What other threads may still read while one has gone on to the next kernel of the phase. */
    private Set<String> readByAll(Phase phase) {
        return phase.kernels().stream().filter(kernel -> Phases.isShared(kernel, layout))
                .flatMap(Flat::operands)
                .map(Buffer::name)
                .collect(Collectors.toSet());
    }

    private static Map<String, Kernel> lastReaders(List<Phase> phases) {
        Map<String, Kernel> last = new HashMap<>();
        for (Phase phase : phases) {
            for (Kernel kernel : phase.kernels()) {
                Flat.operands(kernel).forEach(buffer -> last.put(buffer.name(), kernel));
            }
        }
        return last;
    }

    private void pin(Buffer buffer, int phases) {
        if (!lives.containsKey(buffer.name())) {
            Life life = add(buffer, 0);
            life.from = -1;
            life.to = phases;
        }
    }

    private Life add(Buffer buffer, int phase) {
        Life life = new Life(buffer.name(), buffer.batched(), layout.floats(buffer), phase);
        lives.put(buffer.name(), life);
        order.add(life);
        return life;
    }

    private void live(Kernel kernel, int phase, Map<String, Kernel> last) {
        Set<Expr.Load> loads = Flat.loads(kernel.body());
        for (Expr.Load load : loads) {
            Life life = lives.get(load.buffer().name());
            if (life != null) {
                life.to = Math.max(life.to, phase);
            }
        }
        if (kernel.out().space() == Buffer.Space.ARENA && !lives.containsKey(kernel.out().name())) {
            Life free = overwritten(kernel, loads, last);
            if (free == null) {
                add(kernel.out(), phase);
            } else {
                lives.put(kernel.out().name(), free);
            }
        }
    }

    /** An operand whose elements are read once, each right before its place is written. */
    private Life overwritten(Kernel kernel, Set<Expr.Load> loads, Map<String, Kernel> last) {
        boolean[] reduces = new boolean[1];
        Walk.visit(kernel.body(), part -> reduces[0] |= part instanceof Expr.Reduce || part instanceof Expr.Guard);
        if (reduces[0] || layout.of(kernel.out()).isPresent()) {
            return null;
        }
        Affine out = Flat.address(kernel.out(), kernel.axes().stream().map(a -> a.affine()).toList());
        for (Expr.Load load : loads) {
            Buffer x = load.buffer();
            Life life = lives.get(x.name());
            boolean alone = loads.stream().filter(l -> lives.get(l.buffer().name()) == life).count() == 1;
            if (life != null && alone && life.from >= 0 && last.get(x.name()) == kernel && !readByAll.contains(x.name())
                    && life.batched == kernel.out().batched() && layout.of(x).isEmpty()
                    && life.floats == kernel.out().elementsOfSample() && Flat.address(load).equals(out)) {
                return life;
            }
        }
        return null;
    }

    /** Large buffers first, each at the lowest place that is free during its life. */
    private Memory place(boolean blocks) {
        order.sort(Comparator.comparingInt((Life life) -> -life.floats));
        var placed = new ArrayList<Life>();
        int perSample = 0;
        int fixed = 0;
        for (Life life : order) {
            life.at = lowest(life, placed);
            placed.add(life);
            perSample = life.batched ? Math.max(perSample, life.at + life.floats) : perSample;
            fixed = life.batched ? fixed : Math.max(fixed, life.at + life.floats);
        }
        Map<String, Place> places = new HashMap<>();
        lives.forEach((name, life) -> places.put(name, new Place(life.batched, life.at, life.floats)));
        return new Memory(places, perSample, fixed, blocks);
    }

    private static int lowest(Life life, List<Life> placed) {
        List<Life> near = placed.stream().filter(life::meets)
                .sorted(Comparator.comparingInt((Life other) -> other.at)).toList();
        int at = 0;
        for (Life other : near) {
            if (other.at >= at + life.floats) {
                break;
            }
            // Buffers that are not batched start at multiples of 16 floats, a cache line.
            at = Math.max(at, life.batched ? other.at + other.floats : (other.at + other.floats + 15) / 16 * 16);
        }
        return at;
    }
}
