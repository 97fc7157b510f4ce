package cortado.runtime.augmentation;

import cortado.runtime.NearMiss;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Function;

/** The transforms by name, for the command line. */
public final class Transforms {
    private static final SequencedMap<String, Kind> BY_NAME = new LinkedHashMap<>();

    static {
        add("flip", 0.5f, Flip::horizontal);
        add("flip-vertical", 0.5f, Flip::vertical);
        add("shift", 2, value -> Shift.upTo(whole("shift", value)));
        add("crop", 4, value -> RandomCrop.padded(whole("crop", value)));
        add("rotate", 10, Rotation::upTo);
        add("brightness", 0.2f, Brightness::upTo);
        add("erase", 0.5f, RandomErasing::withProbability);
    }

    private Transforms() {}

    /** A transform of one number. */
    private record Kind(float initial, Function<Float, Transform> maker) {}

    private static void add(String name, float initial, Function<Float, Transform> maker) {
        BY_NAME.put(name, new Kind(initial, maker));
    }

    private static int whole(String name, float value) {
        if (value != (int) value) {
            throw new IllegalArgumentException("a " + name + " is by whole pixels, not " + value);
        }
        return (int) value;
    }

    /** Returns the names that {@link #parse} knows. */
    public static List<String> names() {
        return List.copyOf(BY_NAME.sequencedKeySet());
    }

    /**
     * Returns an augmentation from text, such as {@code flip,crop=4}. The number after a name is the probability of a
     * flip or of erasing, the most pixels of a shift or around a crop, the most degrees, or the greatest change of
     * brightness; without one it is 0.5, 2, 4, 10 or 0.2.
     *
     * @throws IllegalArgumentException with one line for the user, if a name is unknown or a number is wrong
     */
    public static Augmentation parse(String text) {
        return Augmentation.of(Arrays.stream(text.split(",")).map(Transforms::one).toArray(Transform[]::new));
    }

    private static Transform one(String text) {
        String name = text.contains("=") ? text.substring(0, text.indexOf('=')) : text;
        Kind kind = BY_NAME.get(name);
        if (kind == null) {
            throw NearMiss.unknown("transform", name, names(), known -> known);
        }
        return kind.maker.apply(name.equals(text) ? kind.initial : number(text, name.length() + 1));
    }

    private static float number(String text, int from) {
        try {
            return Float.parseFloat(text.substring(from));
        } catch (NumberFormatException wrong) {
            throw new IllegalArgumentException("'" + text + "' has no number after the equals sign", wrong);
        }
    }
}
