package cortado.runtime.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Puts together a {@link Dataset} from arrays: every input and target row-major, all with as many samples. */
public final class DatasetBuilder {
    private final List<Field> fields = new ArrayList<>();
    private final List<float[]> values = new ArrayList<>();
    private int inputCount;
    private Optional<Origin> origin = Optional.empty();

    DatasetBuilder() {}

    /** Adds an input of {@code size} floats per sample after the inputs so far; the values are copied. */
    public DatasetBuilder input(String name, int size, float[] values) {
        return add(inputCount++, new Field(name, size), values.clone());
    }

    /** Adds a target of {@code size} floats per sample; the values are copied. */
    public DatasetBuilder target(String name, int size, float[] values) {
        return add(fields.size(), new Field(name, size), values.clone());
    }

    /** Writes one sample of an input after the other to the data set's own array. */
    @FunctionalInterface
    public interface SampleSource {
        /** Writes the floats of a sample to {@code destination[offset ...]}. */
        void read(int sample, float[] destination, int offset);
    }

    /** Adds an input whose samples are asked for here, one by one; what the source throws comes through. */
    public DatasetBuilder input(String name, int size, int samples, SampleSource source) {
        float[] column = new float[Math.multiplyExact(samples, size)];
        for (int sample = 0; sample < samples; sample++) {
            source.read(sample, column, sample * size);
        }
        return add(inputCount++, new Field(name, size), column);
    }

    /** Tells where values came from, for messages; otherwise they name the sample, the field and the place in it. */
    public DatasetBuilder origin(Origin origin) {
        this.origin = Optional.of(origin);
        return this;
    }

    private DatasetBuilder add(int position, Field field, float[] column) {
        if (column.length % field.size() != 0) {
            throw new DataException("field '" + field.name() + "': found " + column.length
                    + " values, expected a multiple of its size " + field.size());
        }
        if (fields.stream().anyMatch(other -> other.name().equals(field.name()))) {
            throw new DataException("found two fields named '" + field.name() + "', expected a name for each");
        }
        fields.add(position, field);
        values.add(position, column);
        return this;
    }

    /**
     * Returns the data set.
     *
     * @throws DataException if there is no input or the fields differ in the number of samples
     */
    public Dataset build() {
        List<Field> named = List.copyOf(fields);
        return build(origin.orElse((row, field, element) ->
                "sample " + row + " of '" + named.get(field).name() + "', value " + element));
    }

    private Dataset build(Origin origin) {
        if (inputCount == 0) {
            throw new DataException("found no input in the data, expected at least one");
        }
        int samples = samples(0);
        for (int field = 1; field < fields.size(); field++) {
            if (samples(field) != samples) {
                throw new DataException("field '" + fields.get(field).name() + "': found " + samples(field)
                        + " samples, expected " + samples + " as in '" + fields.get(0).name() + "'");
            }
        }
        int[] rows = IntStream.range(0, samples).toArray();
        return new Dataset(fields, inputCount, values.toArray(float[][]::new), rows, origin);
    }

    private int samples(int field) {
        return values.get(field).length / fields.get(field).size();
    }
}
