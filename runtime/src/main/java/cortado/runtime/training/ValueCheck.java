package cortado.runtime.training;

import cortado.runtime.Description;
import cortado.runtime.Port;
import cortado.runtime.data.DataException;
import cortado.runtime.data.Dataset;
import java.util.List;

/** Refuses values that a network cannot take, before the first of them is used. */
final class ValueCheck {
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
        boolean valid = port.allows(value) && !(binary && (value < 0 || value > 1));
        if (!valid) {
            throw new DataException(data.place(sample, field, element) + ": found " + shortest(value) + ", expected "
                    + (binary ? "a number from 0 to 1" : port.expectation()));
        }
    }

    private static String shortest(float value) {
        return value == (int) value ? Integer.toString((int) value) : Float.toString(value);
    }
}
