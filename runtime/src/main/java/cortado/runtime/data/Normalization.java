package cortado.runtime.data;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Shifts and scales fields, element by element: {@code y = (x - offset) / divisor}. It is fitted on training data and
 * then applied to all data, and to samples to predict from. Computed in double, rounded once. Immutable.
 *
 * <p>{@link #toMetadata} writes it exactly, so that a model's file can carry it.
 */
public final class Normalization {
    private static final String PREFIX = "normalization.";
    private static final String OFFSET = ".offset";
    private static final String DIVISOR = ".divisor";

    private final Map<String, Affine> fields;

    private Normalization(Map<String, Affine> fields) {
        this.fields = fields;
    }

    /** Changes nothing. */
    public static Normalization none() {
        return new Normalization(Map.of());
    }

    /**
     * Gives every element mean 0 and standard deviation 1 over the training data. The deviation is the population's,
     * {@code sqrt(sum((x - mean)^2) / n)}; an element that is constant is only shifted.
     *
     * @param fields names of the fields to normalise; all inputs if none is given
     */
    public static Normalization standardize(Dataset train, String... fields) {
        return fit(train, fields, Affine::standardize);
    }

    /** Maps every element's smallest value in the training data to 0 and its largest to 1; a constant one to 0. */
    public static Normalization minMax(Dataset train, String... fields) {
        return fit(train, fields, Affine::minMax);
    }

    /** Divides every element by a constant: 255 for bytes, 16 for the pixels of the digits. */
    public static Normalization divideBy(double divisor, Dataset train, String... fields) {
        return fit(train, fields, (data, field) -> Affine.divideBy(divisor, data.fields().get(field).size()));
    }

    private interface Fit {
        Affine of(Dataset train, int field);
    }

    private static Normalization fit(Dataset train, String[] fields, Fit fit) {
        List<String> names = fields.length > 0 ? List.of(fields) : train.inputs().stream().map(Field::name).toList();
        Map<String, Affine> fitted = new LinkedHashMap<>();
        names.forEach(name -> fitted.put(name, fit.of(train, train.field(name))));
        return new Normalization(fitted);
    }

    /** Returns this normalisation and another one, of other fields, in one. */
    public Normalization and(Normalization other) {
        Map<String, Affine> all = new LinkedHashMap<>(fields);
        other.fields.forEach((name, affine) -> {
            if (all.put(name, affine) != null) {
                throw new IllegalArgumentException("found two normalizations of field '" + name + "', expected one");
            }
        });
        return new Normalization(all);
    }

    /**
     * Returns the data normalised; fields that this does not know stay as they are.
     *
     * @throws DataException if the data lacks a field that this knows, or has it in another size
     */
    public Dataset apply(Dataset data) {
        fields.forEach((name, affine) -> affine.requireSize(data.fields().get(data.field(name))));
        Affine[] byNumber = data.fields().stream().map(field -> fields.get(field.name())).toArray(Affine[]::new);
        return data.mapped((field, values, offset) -> {
            if (byNumber[field] != null) {
                byNumber[field].apply(values, offset);
            }
        });
    }

    /** Normalises one sample's field, which starts at {@code values[offset]}, in place. Allocates nothing. */
    public void apply(String field, float[] values, int offset) {
        Affine affine = fields.get(field);
        if (affine != null) {
            affine.apply(values, offset);
        }
    }

    /** Undoes {@link #apply(String, float[], int)}: turns a prediction of a normalised target back into its unit. */
    public void invert(String field, float[] values, int offset) {
        Affine affine = fields.get(field);
        if (affine != null) {
            affine.invert(values, offset);
        }
    }

    /** Returns the names of the fields that are normalised. */
    public List<String> fields() {
        return List.copyOf(fields.keySet());
    }

    /** Returns what is subtracted from each element of a field. */
    public double[] offset(String field) {
        return known(field).offset();
    }

    /** Returns what each element of a field is divided by. */
    public double[] divisor(String field) {
        return known(field).divisor();
    }

    private Affine known(String field) {
        if (!fields.containsKey(field)) {
            throw new IllegalArgumentException("found no normalization of '" + field + "', expected one of "
                    + fields());
        }
        return fields.get(field);
    }

    /** Writes this to texts, two per field: {@code normalization.FIELD.offset} and {@code ....divisor}. */
    public Map<String, String> toMetadata() {
        Map<String, String> metadata = new TreeMap<>();
        fields.forEach((name, affine) -> {
            metadata.put(PREFIX + name + OFFSET, text(affine.offset()));
            metadata.put(PREFIX + name + DIVISOR, text(affine.divisor()));
        });
        return metadata;
    }

    private static String text(double[] numbers) {
        return Arrays.stream(numbers).mapToObj(Double::toString).collect(Collectors.joining(" "));
    }

    /**
     * Reads what {@link #toMetadata} wrote; other entries are passed over.
     *
     * @throws DataException if an entry is missing its counterpart or is no list of numbers
     */
    public static Normalization fromMetadata(Map<String, String> metadata) {
        Map<String, Affine> fields = new LinkedHashMap<>();
        for (String key : new TreeMap<>(metadata).keySet()) {
            if (key.startsWith(PREFIX) && key.endsWith(OFFSET)) {
                String name = key.substring(PREFIX.length(), key.length() - OFFSET.length());
                fields.put(name, new Affine(numbers(metadata, key), numbers(metadata, PREFIX + name + DIVISOR)));
            }
        }
        return new Normalization(fields);
    }

    private static double[] numbers(Map<String, String> metadata, String key) {
        try {
            return Arrays.stream(metadata.getOrDefault(key, "").split(" ")).mapToDouble(Double::parseDouble).toArray();
        } catch (NumberFormatException failure) {
            throw new DataException("metadata '" + key + "': found '" + metadata.getOrDefault(key, "")
                    + "', expected numbers", failure);
        }
    }

    @Override
    public String toString() {
        return fields.toString();
    }
}
