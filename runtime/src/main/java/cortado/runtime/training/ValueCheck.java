package cortado.runtime.training;

import cortado.runtime.Description;
import cortado.runtime.Port;
import cortado.runtime.data.DataException;
import cortado.runtime.data.Dataset;
import java.util.List;

/** Refuses values that a network cannot take, before the first of them is used. */
final class ValueCheck {
    /** Every whole number up to here is a float of its own. */
    private static final int EXACT = 1 << 24;

    private final Description description;
    private final Dataset data;

    ValueCheck(Description description, Dataset data) {
        this.description = description;
        this.data = data;
    }

    /** Checks the fields with these numbers; throws {@link DataException} at the first wrong value. */
    void check(int[] inputs, int[] targets) {
        check(description.inputs(), inputs, false);
        check(description.targets(), targets, description.task().isBinary());
    }

    private void check(List<Port> ports, int[] fields, boolean binary) {
        for (int i = 0; i < fields.length; i++) {
            Port port = ports.get(i);
            for (int sample = 0; sample < data.size(); sample++) {
                for (int element = 0; element < port.elements(); element++) {
                    check(port, binary && i == 0, sample, fields[i], element);
                }
            }
        }
    }

    private void check(Port port, boolean binary, int sample, int field, int element) {
        float value = data.value(sample, field, element);
        boolean valid = switch (port.kind()) {
            case REAL -> Float.isFinite(value) && !(binary && (value < 0 || value > 1));
            case TOKENS -> isIndex(value, port.classes());
            case MASK -> value == 0 || value == 1;
        };
        if (!valid) {
            throw new DataException(data.place(sample, field, element) + ": found " + shortest(value) + ", expected "
                    + expected(port, binary));
        }
    }

    private static boolean isIndex(float value, int classes) {
        return classes > 0
                ? value >= 0 && value < classes && value == (int) value
                : Math.abs(value) <= EXACT && value == (int) value;
    }

    private static String expected(Port port, boolean binary) {
        return switch (port.kind()) {
            case REAL -> binary ? "a number from 0 to 1" : "a finite number";
            case TOKENS -> port.classes() > 0 ? "a class from 0 to " + (port.classes() - 1) : "a whole number";
            case MASK -> "0 or 1";
        };
    }

    private static String shortest(float value) {
        return value == (int) value ? Integer.toString((int) value) : Float.toString(value);
    }
}
