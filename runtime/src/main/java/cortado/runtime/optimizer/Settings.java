package cortado.runtime.optimizer;

import cortado.runtime.NearMiss;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;

/** Settings given as text, read by name. Names that nobody asked for are refused at the end. */
final class Settings {
    private final String owner;
    private final Map<String, String> values;
    private final SequencedSet<String> known = new LinkedHashSet<>();

    Settings(String owner, Map<String, String> values) {
        this.owner = owner;
        this.values = values;
    }

    /** Returns a number, or the default if it is not given. */
    double number(String name, double otherwise) {
        known.add(name);
        String text = values.get(name);
        if (text == null) {
            return otherwise;
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    owner + ": " + name + " is '" + text + "', expected a number such as 0.001", e);
        }
    }

    /** Returns true or false; the default is false. */
    boolean flag(String name) {
        known.add(name);
        return switch (values.getOrDefault(name, "false")) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(
                    owner + ": " + name + " is '" + values.get(name) + "', expected true or false");
        };
    }

    /** Refuses the first name that was given but never asked for. */
    void refuseUnknown() {
        for (String name : values.keySet()) {
            if (!known.contains(name)) {
                throw NearMiss.unknown("setting of " + owner, name, List.copyOf(known), setting -> setting);
            }
        }
    }
}
