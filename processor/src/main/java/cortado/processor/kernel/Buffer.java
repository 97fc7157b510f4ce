package cortado.processor.kernel;

import java.util.List;

/**
 * Memory that kernels read and write.
 *
 * @param name unique in a program
 * @param batched one such tensor a sample, or a block of samples; which one is then the first index
 * @param sizes the sizes of the other axes
 * @param blocked whether it is one tensor for each {@link Axis#BLOCK} samples, one axis of which numbers them
 */
public record Buffer(String name, Space space, boolean batched, List<Integer> sizes, boolean blocked) {
    public Buffer {
        sizes = List.copyOf(sizes);
    }

    public Buffer(String name, Space space, boolean batched, List<Integer> sizes) {
        this(name, space, batched, sizes, false);
    }

    /** Which array of a program holds a buffer. */
    public enum Space {
        PARAMETER,
        GRADIENT,
        STATE,
        SETTING,
        ARENA
    }

    /** Elements of one tensor. */
    public int elements() {
        return sizes.stream().reduce(1, Math::multiplyExact);
    }

    /** Elements of one sample, or of all if there are no samples. */
    public int elementsOfSample() {
        return blocked ? elements() / Axis.BLOCK : elements();
    }

    /** The same elements in the same order under other sizes. */
    public Buffer reshaped(List<Integer> newSizes) {
        return new Buffer(name, space, batched, newSizes, blocked);
    }

    /** The same order under another name. */
    public Buffer renamed(String newName) {
        return new Buffer(newName, space, batched, sizes, blocked);
    }

    /** As tensors of a block of samples, under other sizes of which one is that of the samples. */
    public Buffer inBlocks(List<Integer> newSizes) {
        return new Buffer(name, space, true, newSizes, true);
    }

    @Override
    public String toString() {
        return name;
    }
}
