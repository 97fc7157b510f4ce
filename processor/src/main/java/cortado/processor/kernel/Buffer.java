package cortado.processor.kernel;

import java.util.List;

/**
 * Memory that kernels read and write.
 *
 * @param name unique in a program
 * @param batched one such tensor a sample; the sample is then the first index
 * @param sizes the sizes of the other axes
 */
public record Buffer(String name, Space space, boolean batched, List<Integer> sizes) {
    public Buffer {
        sizes = List.copyOf(sizes);
    }

    /** Which array of a program holds a buffer. */
    public enum Space {
        PARAMETER,
        GRADIENT,
        STATE,
        SETTING,
        ARENA
    }

    /** Elements of one sample. */
    public int elements() {
        return sizes.stream().reduce(1, Math::multiplyExact);
    }

    /** The same elements in the same order under other sizes. */
    public Buffer reshaped(List<Integer> newSizes) {
        return new Buffer(name, space, batched, newSizes);
    }

    @Override
    public String toString() {
        return name;
    }
}
