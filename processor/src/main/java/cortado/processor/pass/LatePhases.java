package cortado.processor.pass;

import cortado.processor.kernel.Buffer;
import cortado.processor.kernel.Kernel;
import cortado.processor.pass.Phases.Phase;
import cortado.processor.pass.Phases.Sharing;
import cortado.processor.schedule.Flat;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Moves kernels of samples into the phase of their first reader, where others read their operands too: the result lives
 * shorter, and the operands no longer than without.
 */
final class LatePhases {
    private final List<List<Kernel>> kernels;
    private final List<Phase> phases;

    private LatePhases(List<Phase> phases) {
        this.phases = phases;
        kernels = phases.stream().<List<Kernel>>map(phase -> new ArrayList<>(phase.kernels())).toList();
    }

    /** The phases without those of which nothing is left. */
    static List<Phase> of(List<Phase> phases) {
        var late = new LatePhases(phases);
        for (int phase = phases.size() - 1; phase >= 0; phase--) {
            if (phases.get(phase).sharing() == Sharing.SAMPLES) {
                late.move(phase);
            }
        }
        return IntStream.range(0, phases.size()).filter(phase -> !late.kernels.get(phase).isEmpty())
                .mapToObj(phase -> new Phase(phases.get(phase).sharing(), late.kernels.get(phase))).toList();
    }

    private void move(int phase) {
        for (Kernel kernel : phases.get(phase).kernels().reversed()) {
            OptionalInt later = IntStream.range(phase, phases.size()).filter(at -> reads(at, kernel.out())).findFirst();
            if (later.isPresent() && later.getAsInt() > phase && mayMove(kernel, later.getAsInt())) {
                kernels.get(phase).remove(kernel);
                List<Kernel> others = kernels.get(later.getAsInt());
                int reader = IntStream.range(0, others.size())
                        .filter(i -> Flat.reads(others.get(i), kernel.out())).findFirst().orElseThrow();
                others.add(reader, kernel);
            }
        }
    }

    private boolean mayMove(Kernel kernel, int later) {
        return phases.get(later).sharing() == Sharing.SAMPLES
                && Flat.operands(kernel).filter(Buffer::batched).allMatch(operand -> reads(later, operand));
    }

    private boolean reads(int phase, Buffer buffer) {
        return kernels.get(phase).stream().anyMatch(kernel -> Flat.reads(kernel, buffer));
    }
}
