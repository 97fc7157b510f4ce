package cortado.processor.schedule;

import cortado.processor.kernel.Buffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The memory order of buffers; those without an entry are row-major.
 *
 * @param halos zeros around the elements of row-major buffers
 */
public record Layout(Map<Key, Panels> panels, Map<Key, Halo> halos) {
    /** All buffers row-major. */
    public static final Layout ROW_MAJOR = new Layout(Map.of(), Map.of());

    /** A buffer under the sizes that its order is told in; under other sizes it is read as it lies. */
    public record Key(String name, List<Integer> sizes) {
        public Key {
            sizes = List.copyOf(sizes);
        }
    }

    public Layout {
        panels = Map.copyOf(panels);
        halos = Map.copyOf(halos);
    }

    public Optional<Panels> of(Buffer buffer) {
        return Optional.ofNullable(panels.get(key(buffer)));
    }

    public Optional<Halo> halo(Buffer buffer) {
        return Optional.ofNullable(halos.get(key(buffer)));
    }

    /** A gradient, named {@code d.key}, lies like its parameter. */
    public static Key key(Buffer buffer) {
        String name = buffer.space() == Buffer.Space.GRADIENT ? buffer.name().substring(2) : buffer.name();
        return new Key(name, buffer.sizes());
    }

    /** Floats of one sample, or of the whole buffer if it is not batched; depth may run over samples. */
    public int floats(Buffer buffer) {
        return of(buffer).map(p -> p.floats(buffer)).orElseGet(buffer::elementsOfSample);
    }
}
