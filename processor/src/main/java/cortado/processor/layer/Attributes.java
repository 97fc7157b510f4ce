package cortado.processor.layer;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The attributes of one call: those of the annotation, overridden by arguments of the call. Absent means unset. */
public interface Attributes {
    /** The names of the attributes that are set. */
    Set<String> names();

    Optional<Integer> findInt(String name);

    Optional<Double> findNumber(String name);

    Optional<Boolean> findBoolean(String name);

    Optional<String> findString(String name);

    /** The constant's name of an enum value: {@code RELU}. */
    Optional<String> findEnum(String name);

    /** One value for all axes or one an axis. */
    Optional<List<Integer>> findInts(String name);

    Optional<List<Double>> findNumbers(String name);

    /** An attribute that the layer can't do without, which must be at least {@code minimum}. */
    default int requiredInt(String name, int minimum) {
        int value = findInt(name).orElseThrow(() -> new LayerException("", "needs '" + name + "': set it in the"
                + " annotation, or make it an int parameter of the method"));
        if (value < minimum) {
            throw new LayerException(name, name + " must be at least " + minimum + ", not " + value);
        }
        return value;
    }

    /** A number within bounds, or the default where it is unset. */
    default double number(String name, double initial, double low, double high) {
        double value = findNumber(name).orElse(initial);
        if (!(value >= low && value <= high)) {
            throw new LayerException(name, name + " must be from " + low + " to " + high + ", not " + value);
        }
        return value;
    }

    /** A finite number, or the default where it is unset. */
    default double finite(String name, double initial) {
        double value = findNumber(name).orElse(initial);
        if (!Double.isFinite(value)) {
            throw new LayerException(name, name + " must be finite, not " + value);
        }
        return value;
    }

    /** A finite number greater than 0, or the default where it is unset. */
    default double positive(String name, double initial) {
        double value = finite(name, initial);
        if (value <= 0) {
            throw new LayerException(name, name + " must be greater than 0, not " + value);
        }
        return value;
    }

    /** A finite number that is at least 0, or the default where it is unset. */
    default double nonNegative(String name, double initial) {
        double value = finite(name, initial);
        if (value < 0) {
            throw new LayerException(name, name + " must not be negative, but is " + value);
        }
        return value;
    }

    /** A share that is at least 0 and less than 1, or the default where it is unset. */
    default double share(String name, double initial) {
        double value = findNumber(name).orElse(initial);
        if (!(value >= 0 && value < 1)) {
            throw new LayerException(name, name + " must be at least 0 and less than 1, not " + value);
        }
        return value;
    }

    default boolean flag(String name, boolean initial) {
        return findBoolean(name).orElse(initial);
    }
}
