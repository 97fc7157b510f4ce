package cortado.runtime.data;

import java.nio.file.Path;
import java.util.List;

/** An array of numbers from an IDX file, as floats, row-major. */
public final class IdxArray {
    private final Path file;
    private final IdxType type;
    private final List<Integer> shape;
    private final float[] values;

    IdxArray(Path file, IdxType type, List<Integer> shape, float[] values) {
        this.file = file;
        this.type = type;
        this.shape = List.copyOf(shape);
        this.values = values;
    }

    /** Returns the size of each axis; the first one counts samples. */
    public List<Integer> shape() {
        return shape;
    }

    /** Returns how many numbers one sample has. */
    public int sampleSize() {
        return shape.subList(1, shape.size()).stream().reduce(1, Math::multiplyExact);
    }

    /** Returns a copy of the numbers. */
    public float[] toArray() {
        return values.clone();
    }

    /** Returns the numbers themselves. */
    float[] values() {
        return values;
    }

    /** Describes where a number stands in the file. */
    String place(int row, int element) {
        long index = (long) row * sampleSize() + element;
        long at = IdxReading.headerBytes(shape.size()) + index * type.width();
        return file + ", sample " + row + " (byte " + at + ")";
    }
}
