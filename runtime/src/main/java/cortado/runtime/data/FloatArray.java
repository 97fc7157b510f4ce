package cortado.runtime.data;

import java.util.Arrays;

/** Floats whose number is not known beforehand; grows with those that are really there. */
final class FloatArray {
    private float[] values = new float[256];
    private int size;

    void add(float value) {
        if (size == values.length) {
            grow();
        }
        values[size++] = value;
    }

    private void grow() {
        if (size > Integer.MAX_VALUE / 2) {
            throw new DataException("found more than " + size
                    + " values in one field, expected data that fits an array");
        }
        values = Arrays.copyOf(values, 2 * size);
    }

    float[] toArray() {
        return Arrays.copyOf(values, size);
    }
}
