package cortado.runtime;

import cortado.runtime.init.Initializer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * A parameter or a state array of a network.
 *
 * @param key its name in files and messages, such as {@code hidden.weight}
 * @param shape as users and files see it, such as {@code [out, in]} for a dense weight
 * @param offset where it begins in the flat array of all parameters, or of all states
 * @param fanIn,fanOut how many units feed it and are fed by it: what initialisers scale with
 */
public record Variable(
        String key, List<Integer> shape, int offset, Storage storage, Initializer initializer, int fanIn, int fanOut) {
    public Variable {
        shape = List.copyOf(shape);
    }

    /** Returns the number of its elements, padding excluded. */
    public int elements() {
        return Shapes.elements(shape);
    }

    /** Returns how many floats it takes, padding included. */
    public int length() {
        return storage.length(elements());
    }

    /** Returns the name of the layer that it belongs to: the key without its last part. */
    public String layer() {
        int dot = key.lastIndexOf('.');
        return dot < 0 ? key : key.substring(0, dot);
    }

    /** Returns each variable's part of an array in which all lie one after the other, row-major and without padding. */
    public static SequencedMap<String, double[]> split(List<Variable> variables, double[] rowMajor) {
        SequencedMap<String, double[]> map = new LinkedHashMap<>();
        int position = 0;
        for (Variable variable : variables) {
            map.put(variable.key(), Arrays.copyOfRange(rowMajor, position, position + variable.elements()));
            position += variable.elements();
        }
        return map;
    }

    /** Returns its values in row-major order, taken from the flat array. */
    public float[] gather(float[] flat) {
        float[] values = new float[elements()];
        for (int i = 0; i < values.length; i++) {
            values[i] = flat[offset + storage.index(i)];
        }
        return values;
    }

    /**
     * Puts values in row-major order into the flat array. Throws IllegalArgumentException when there are too few or too
     * many.
     */
    public void scatter(float[] values, float[] flat) {
        if (values.length != elements()) {
            throw new IllegalArgumentException(
                    "'" + key + "' has " + elements() + " elements " + shape + ", found " + values.length);
        }
        for (int i = 0; i < values.length; i++) {
            flat[offset + storage.index(i)] = values[i];
        }
    }
}
