package cortado.runtime;

import java.util.List;

/** Counts the samples that arrays hold. */
final class Samples {
    private Samples() {}

    /**
     * Returns the number of samples, which must be the same in every array. Throws IllegalArgumentException otherwise.
     */
    static int count(List<Port> ports, float[]... arrays) {
        if (arrays.length != ports.size()) {
            throw new IllegalArgumentException("expected " + ports.size() + " inputs, found " + arrays.length);
        }
        int n = count(ports.get(0), arrays[0]);
        for (int i = 1; i < arrays.length; i++) {
            if (count(ports.get(i), arrays[i]) != n) {
                throw new IllegalArgumentException("input '" + ports.get(0).name() + "' has " + n + " samples, but '"
                        + ports.get(i).name() + "' has " + count(ports.get(i), arrays[i]));
            }
        }
        return n;
    }

    /** Throws IllegalArgumentException for an index or a mask's value that does not exist. Numbers may be any. */
    static void check(List<Port> ports, float[]... arrays) {
        for (int i = 0; i < arrays.length; i++) {
            if (ports.get(i).kind() != Port.Kind.REAL) {
                check(ports.get(i), arrays[i]);
            }
        }
    }

    private static void check(Port port, float[] array) {
        for (int i = 0; i < array.length; i++) {
            if (!port.allows(array[i])) {
                throw new IllegalArgumentException("input '" + port.name() + "', sample " + i / port.elements()
                        + ", element " + i % port.elements() + ": found " + array[i] + ", expected "
                        + port.expectation());
            }
        }
    }

    private static int count(Port port, float[] array) {
        int size = port.elements();
        if (array.length == 0 || array.length % size != 0) {
            throw new IllegalArgumentException("input '" + port.name() + "' takes " + size + " floats a sample "
                    + port.shape() + ", or a multiple of that for several samples; found " + array.length);
        }
        return array.length / size;
    }
}
