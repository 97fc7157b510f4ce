package cortado.runtime.data;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Reads files in the IDX format of the MNIST family, plain or gzipped: two zero bytes, a byte for the type, a byte for
 * the number of axes, each axis' size as a big-endian int, then the values, big-endian, row-major
 * (<a href="https://yann.lecun.org/exdb/mnist/">LeCun, Cortes, Burges: the MNIST database</a>).
 *
 * <p>What a header promises is held against what is there before anything is allocated.
 */
public final class Idx {
    /** Decompressed bytes that a gzipped file may have unless told otherwise: 1 GiB. */
    public static final long DEFAULT_LIMIT = 1L << 30;

    private Idx() {}

    /** Reads samples and their labels, with {@link #DEFAULT_LIMIT}. */
    public static Dataset read(Path samples, Path labels) {
        return read(samples, labels, DEFAULT_LIMIT);
    }

    /**
     * Reads samples, one per step of the first axis, as the input {@code input}, and as many labels as the target
     * {@code label}.
     *
     * @param limit largest number of decompressed bytes of each file
     * @throws DataException in one line with the file and the byte: no such file, no IDX, truncated or too long, over
     *                       the limit, a number that a float cannot hold, other numbers of samples than labels
     */
    public static Dataset read(Path samples, Path labels, long limit) {
        IdxArray inputs = array(samples, limit);
        IdxArray targets = array(labels, limit);
        if (!inputs.shape().getFirst().equals(targets.shape().getFirst())) {
            throw new DataException(labels + ": found " + targets.shape().getFirst() + " labels, expected "
                    + inputs.shape().getFirst() + " as there are samples in " + samples);
        }
        List<IdxArray> arrays = List.of(inputs, targets);
        return new Dataset(
                List.of(new Field("input", inputs.sampleSize()), new Field("label", targets.sampleSize())), 1,
                new float[][] {inputs.values(), targets.values()},
                IntStream.range(0, inputs.shape().getFirst()).toArray(),
                (row, field, element) -> arrays.get(field).place(row, element));
    }

    /** Reads one file's array. */
    public static IdxArray array(Path file, long limit) {
        return IdxReading.read(file, limit);
    }
}
