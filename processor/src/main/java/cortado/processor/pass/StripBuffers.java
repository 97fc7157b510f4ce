package cortado.processor.pass;

import cortado.processor.kernel.Buffer;
import cortado.processor.kernel.Kernel;
import cortado.processor.pass.Phases.Phase;
import cortado.processor.pass.Phases.Sharing;
import cortado.processor.pass.PlanMemory.Memory;
import cortado.processor.pass.PlanMemory.Place;
import cortado.processor.pass.Strips.Run;
import cortado.processor.schedule.Flat;
import cortado.processor.schedule.Layout;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Buffers that nobody reads behind the strip that they were computed in. Every strip of a thread can have them in the
 * same place, that of its first one, which so stays in the cache and is never written to memory.
 */
public final class StripBuffers {
    private final Memory memory;
    private final Layout layout;
    private final Set<String> pinned;
    private final List<Kernel> kernels;

    private StripBuffers(Memory memory, Layout layout, List<Buffer> pinned, List<Kernel> kernels) {
        this.memory = memory;
        this.layout = layout;
        this.pinned = pinned.stream().map(Buffer::name).collect(Collectors.toSet());
        this.kernels = kernels;
    }

    /**
     * Their names.
     *
     * @param pinned buffers that callers see
     */
    public static Set<String> of(List<Phase> phases, Memory memory, Layout layout, List<Buffer> pinned) {
        List<Kernel> kernels = phases.stream().flatMap(phase -> phase.kernels().stream()).toList();
        var buffers = new StripBuffers(memory, layout, pinned, kernels);
        return phases.stream().filter(phase -> phase.sharing() == Sharing.SAMPLES)
                .flatMap(phase -> buffers.in(phase, new Strips(layout).of(phase.kernels(), 0)))
                .collect(Collectors.toSet());
    }

    private Stream<String> in(Phase phase, List<Run> runs) {
        return runs.stream().filter(Run::inStrips).flatMap(run -> {
            List<Kernel> strip = phase.kernels().subList(run.first(), run.end());
            return strip.stream().map(Kernel::out)
                    .filter(buffer -> !pinned.contains(buffer.name()) && isBySample(buffer) && isReadIn(strip, buffer) && isAlone(buffer, phase))
                    .map(Buffer::name);
        });
    }

    /** Whether a sample's elements lie together. */
    private boolean isBySample(Buffer buffer) {
        return layout.of(buffer).map(panels -> !panels.depth(buffer).batch()).orElse(true);
    }

    private boolean isReadIn(List<Kernel> strip, Buffer buffer) {
        return kernels.stream().filter(kernel -> Flat.reads(kernel, buffer)).allMatch(strip::contains);
    }

    /** Whether no other buffer of the phase shares its memory, which then keeps results of earlier strips. */
    private boolean isAlone(Buffer buffer, Phase phase) {
        Place place = memory.places().get(buffer.name());
        return phase.kernels().stream().flatMap(Flat::touched)
                .filter(other -> !other.name().equals(buffer.name()) && memory.places().containsKey(other.name()))
                .noneMatch(other -> memory.places().get(other.name()).meets(place));
    }
}
