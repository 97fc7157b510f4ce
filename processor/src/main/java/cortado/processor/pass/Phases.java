package cortado.processor.pass;

import cortado.processor.kernel.Buffer;
import cortado.processor.kernel.Expr;
import cortado.processor.kernel.Kernel;
import cortado.processor.schedule.Flat;
import cortado.processor.schedule.Form;
import cortado.processor.schedule.Layout;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Groups kernels into phases between which all threads wait for each other. In a phase of samples every thread takes
 * its share of the batch through all kernels; in a phase of sums over the batch the large products are shared by rows
 * and one thread computes the rest.
 */
public final class Phases {
    /** How the threads share a phase's work. */
    public enum Sharing {
        SAMPLES,
        ROWS
    }

    /** Kernels between two barriers, in order. */
    public record Phase(Sharing sharing, List<Kernel> kernels) {
        public Phase {
            kernels = List.copyOf(kernels);
        }
    }

    private final Layout layout;
    private final Map<String, Kernel> writers = new HashMap<>();
    /** Buffers whose kernels belong to an earlier phase. */
    private final Set<String> done = new HashSet<>();
    private final List<Phase> phases = new ArrayList<>();

    private Phases(Layout layout) {
        this.layout = layout;
    }

    /** Phases of the kernels in {@code first}, then of the others. */
    public static List<List<Phase>> plan(List<List<Kernel>> parts, Layout layout) {
        var plan = new Phases(layout);
        parts.forEach(part -> part.forEach(kernel -> plan.writers.put(kernel.out().name(), kernel)));
        return parts.stream().map(plan::part).toList();
    }

    private List<Phase> part(List<Kernel> kernels) {
        var open = new ArrayList<>(kernels);
        phases.clear();
        while (!open.isEmpty()) {
            take(Sharing.ROWS, open);
            take(Sharing.SAMPLES, open);
        }
        return LatePhases.of(phases);
    }

    private void take(Sharing sharing, List<Kernel> open) {
        var taken = new ArrayList<Kernel>();
        Set<String> written = new HashSet<>();
        open.removeIf(kernel -> {
            boolean take = sharing(kernel) == sharing && ready(kernel, written);
            if (take) {
                taken.add(kernel);
                written.add(kernel.out().name());
            }
            return take;
        });
        done.addAll(written);
        if (!taken.isEmpty()) {
            phases.add(new Phase(sharing, taken));
        }
    }

    private static Sharing sharing(Kernel kernel) {
        return kernel.out().batched() ? Sharing.SAMPLES : Sharing.ROWS;
    }

    /** Whether every operand is computed: in an earlier phase, or before in this one by the same thread. */
    private boolean ready(Kernel kernel, Set<String> taken) {
        for (Expr.Load load : Flat.loads(kernel.body())) {
            Kernel writer = writers.get(load.buffer().name());
            boolean external = writer == null || writer == kernel || done.contains(writer.out().name());
            if (!external && !(taken.contains(writer.out().name()) && sameThread(writer, kernel))) {
                return false;
            }
        }
        return true;
    }

    private boolean sameThread(Kernel writer, Kernel reader) {
        return sharing(writer) == Sharing.SAMPLES || !isShared(writer, layout) && !isShared(reader, layout);
    }

    /** Whether several threads take part in a kernel without samples of its own. */
    public static boolean isShared(Kernel kernel, Layout layout) {
        return !kernel.out().batched()
                && kernel.out().space() != Buffer.Space.STATE
                && Form.of(kernel, layout).isShared();
    }
}
