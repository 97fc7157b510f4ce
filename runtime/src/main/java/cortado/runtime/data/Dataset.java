package cortado.runtime.data;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * An immutable table of samples in memory. A sample has inputs and targets, each a {@link Field} of some floats;
 * fields are numbered, inputs first. Class indices and tokens are floats too, exact below 2^24.
 *
 * <p>Subsets and splits are views: they share the values and copy row numbers only.
 */
public final class Dataset {
    private final List<Field> fields;
    private final int inputCount;
    private final float[][] values;
    private final int[] rows;
    private final Origin origin;

    /** Keeps the arrays as they are: values are row-major per field, {@code rows} are the samples of this view. */
    Dataset(List<Field> fields, int inputCount, float[][] values, int[] rows, Origin origin) {
        this.fields = List.copyOf(fields);
        this.inputCount = inputCount;
        this.values = values;
        this.rows = rows;
        this.origin = origin;
    }

    /**
     * Makes a data set with one input named {@code input} and one target named {@code target}.
     *
     * @param inputs     samples one after the other, {@code inputSize} floats each; copied
     * @param targets    as many samples, {@code targetSize} floats each; copied
     * @throws DataException if the lengths do not belong together
     */
    public static Dataset of(float[] inputs, int inputSize, float[] targets, int targetSize) {
        return builder().input("input", inputSize, inputs).target("target", targetSize, targets).build();
    }

    /** Starts a data set with any number of inputs and targets. */
    public static DatasetBuilder builder() {
        return new DatasetBuilder();
    }

    /** Returns the number of samples. */
    public int size() {
        return rows.length;
    }

    /** Returns all fields in the order of their numbers: inputs, then targets. */
    public List<Field> fields() {
        return fields;
    }

    /** Returns the inputs; their field numbers start at 0. */
    public List<Field> inputs() {
        return fields.subList(0, inputCount);
    }

    /** Returns the targets; their field numbers start at {@code inputs().size()}. */
    public List<Field> targets() {
        return fields.subList(inputCount, fields.size());
    }

    /**
     * Returns the number of the field with a name.
     *
     * @throws DataException if there is none
     */
    public int field(String name) {
        for (int field = 0; field < fields.size(); field++) {
            if (fields.get(field).name().equals(name)) {
                return field;
            }
        }
        throw new DataException("found no field '" + name + "' in the data, expected one of "
                + fields.stream().map(Field::name).toList());
    }

    /** Returns one float of a sample. */
    public float value(int sample, int field, int element) {
        int size = fields.get(field).size();
        return values[field][rows[sample] * size + Objects.checkIndex(element, size)];
    }

    /** Copies a field of a sample to {@code destination[offset ...]}. Allocates nothing. */
    public void copy(int sample, int field, float[] destination, int offset) {
        int size = fields.get(field).size();
        System.arraycopy(values[field], rows[sample] * size, destination, offset, size);
    }

    /** Describes where a value came from, for example {@code digits.csv, line 7, column 65 (digit)}. */
    public String place(int sample, int field, int element) {
        return origin.place(rows[sample], field, element);
    }

    /** Returns the samples with the given numbers, in that order; a number may occur more than once. */
    public Dataset subset(int... samples) {
        return view(IntStream.of(samples).map(sample -> rows[sample]).toArray());
    }

    /** Returns the samples {@code from}, ..., {@code to - 1}. */
    public Dataset slice(int from, int to) {
        Objects.checkFromToIndex(from, to, size());
        return view(Arrays.copyOfRange(rows, from, to));
    }

    private Dataset view(int[] selected) {
        return new Dataset(fields, inputCount, values, selected, origin);
    }

    /** Returns a copy of these samples alone, in which {@code map} may change what {@link #copy} gives for a field. */
    Dataset mapped(ValueMap map) {
        float[][] mapped = new float[fields.size()][];
        for (int field = 0; field < mapped.length; field++) {
            mapped[field] = mapped(field, map);
        }
        Origin here = (row, field, element) -> origin.place(rows[row], field, element);
        return new Dataset(fields, inputCount, mapped, IntStream.range(0, size()).toArray(), here);
    }

    private float[] mapped(int field, ValueMap map) {
        int size = fields.get(field).size();
        float[] copy = new float[Math.multiplyExact(size(), size)];
        for (int sample = 0; sample < size(); sample++) {
            copy(sample, field, copy, sample * size);
            map.apply(field, copy, sample * size);
        }
        return copy;
    }

    /** Changes one field of one sample in place. */
    @FunctionalInterface
    interface ValueMap {
        /** Changes the floats of a field that start at {@code sample[offset]}. */
        void apply(int field, float[] sample, int offset);
    }

    /** Splits at random, {@code fraction} of the samples for training, as {@link Split#random} says. */
    public Split split(double fraction, long seed) {
        return Split.random(this, fraction, seed);
    }

    /**
     * Checks that every value of a field is a class index.
     *
     * @param classes how many classes there are
     * @throws DataException naming the first value that is no integer from 0 to {@code classes - 1}
     */
    public void requireClasses(int field, int classes) {
        require(field, value -> value >= 0 && value < classes && value == (int) value,
                "an integer from 0 to " + (classes - 1));
    }

    /** Checks that no value of any field is infinite or not a number. */
    public void requireFinite() {
        for (int field = 0; field < fields.size(); field++) {
            require(field, Float::isFinite, "a finite number");
        }
    }

    private void require(int field, ValueTest test, String expected) {
        for (int sample = 0; sample < size(); sample++) {
            for (int element = 0; element < fields.get(field).size(); element++) {
                float value = value(sample, field, element);
                if (!test.holds(value)) {
                    throw new DataException(place(sample, field, element) + ": found "
                            + Numbers.shortest(value) + ", expected " + expected);
                }
            }
        }
    }

    private interface ValueTest {
        boolean holds(float value);
    }
}
