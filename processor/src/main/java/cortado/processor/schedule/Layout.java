package cortado.processor.schedule;

import cortado.processor.kernel.Buffer;
import java.util.Map;
import java.util.Optional;

/** The memory order of buffers by name; those without an entry are row-major. */
public record Layout(Map<String, Panels> panels) {
    public Layout {
        panels = Map.copyOf(panels);
    }

    public Optional<Panels> of(Buffer buffer) {
        return Optional.ofNullable(panels.get(key(buffer)));
    }

    /** A gradient, named {@code d.key}, lies like its parameter. */
    private static String key(Buffer buffer) {
        return buffer.space() == Buffer.Space.GRADIENT ? buffer.name().substring(2) : buffer.name();
    }

    /** Floats of one sample, or of the whole buffer if it is not batched; depth may run over samples. */
    public int floats(Buffer buffer) {
        return of(buffer)
                .map(p -> Math.multiplyExact(p.paddedLanes(buffer), Math.multiplyExact(p.depth(buffer).size(),
                        Extent.of(buffer, p.outer()).size())))
                .orElseGet(buffer::elements);
    }
}
