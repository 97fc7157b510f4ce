package cortado.runtime.training;

import cortado.runtime.Description;
import cortado.runtime.Port;
import cortado.runtime.ReferenceProgram;
import cortado.runtime.TrainingProgram;
import cortado.runtime.data.Batches;
import cortado.runtime.data.DataException;
import cortado.runtime.data.Dataset;
import cortado.runtime.data.Field;
import java.util.List;
import java.util.Optional;

/**
 * Brings the fields of a data set to the inputs and targets of a network: by name where all names agree, in their order
 * otherwise.
 */
public final class Feed {
    private final Dataset data;
    private final int[] inputs;
    private final int[] targets;
    /** The input that {@link #prefetch} has; -1 for none. */
    private final int prefetched;
    private final Optional<Prefetch> prefetch;

    /**
     * Finds the fields and checks all their values.
     *
     * @throws DataException if there are other numbers of fields than the network takes, of other sizes, or a value
     *     that it cannot take
     */
    public Feed(Description description, Dataset data) {
        this.data = data;
        inputs = bind("input", description.inputs(), data.inputs(), 0);
        targets = bind("target", description.targets(), data.targets(), data.inputs().size());
        if (data.size() == 0) {
            throw new DataException("found no samples, expected at least one");
        }
        new ValueCheck(description, data).check(inputs, targets);
        prefetched = -1;
        prefetch = Optional.empty();
    }

    private Feed(Feed other, int prefetched, Prefetch prefetch) {
        data = other.data;
        inputs = other.inputs;
        targets = other.targets;
        this.prefetched = prefetched;
        this.prefetch = Optional.of(prefetch);
    }

    /** Returns this feed with the values of an input from batches that are made ahead. */
    Feed with(int input, Prefetch batches) {
        return new Feed(this, input, batches);
    }

    private static int[] bind(String what, List<Port> ports, List<Field> fields, int first) {
        if (ports.size() != fields.size()) {
            throw new DataException("found " + fields.size() + " " + what + " fields in the data "
                    + fields.stream().map(Field::name).toList() + ", expected " + ports.size() + " "
                    + ports.stream().map(Port::name).toList());
        }
        List<String> names = fields.stream().map(Field::name).toList();
        boolean byName = ports.stream().allMatch(port -> names.contains(port.name()));
        int[] numbers = new int[ports.size()];
        for (int i = 0; i < numbers.length; i++) {
            int field = byName ? names.indexOf(ports.get(i).name()) : i;
            requireSize(what, ports.get(i), fields.get(field));
            numbers[i] = first + field;
        }
        return numbers;
    }

    private static void requireSize(String what, Port port, Field field) {
        if (field.size() != port.elements()) {
            throw new DataException("found " + field.size() + " values a sample in '" + field.name() + "', expected "
                    + port.elements() + " for the " + what + " '" + port.name() + "' " + port.shape());
        }
    }

    /** Returns the data set. */
    public Dataset data() {
        return data;
    }

    /** Returns the number of the data set's field that an input comes from. */
    int input(int port) {
        return inputs[port];
    }

    /** Returns the number of the data set's field that a target comes from. */
    int target(int port) {
        return targets[port];
    }

    /** Writes the current batch into a program. Allocates nothing. */
    public void fill(TrainingProgram program, Batches batches) {
        program.samples(batches.samples());
        for (int port = 0; port < inputs.length; port++) {
            fill(port, batches, program.arena(), program.inputOffset(port));
        }
        for (int port = 0; port < targets.length; port++) {
            batches.copy(targets[port], program.arena(), program.targetOffset(port));
        }
    }

    private void fill(int port, Batches batches, float[] arena, int offset) {
        if (port == prefetched) {
            int size = data.fields().get(inputs[port]).size();
            System.arraycopy(prefetch.orElseThrow().take(batches), 0, arena, offset, batches.samples() * size);
        } else {
            batches.copy(inputs[port], arena, offset);
        }
    }

    /** Writes all samples into a double twin. */
    public void fill(ReferenceProgram program) {
        program.samples(data.size());
        for (int port = 0; port < inputs.length; port++) {
            copy(inputs[port], program.arena(), program.inputOffset(port));
        }
        for (int port = 0; port < targets.length; port++) {
            copy(targets[port], program.arena(), program.targetOffset(port));
        }
    }

    private void copy(int field, double[] destination, int offset) {
        int size = data.fields().get(field).size();
        for (int i = 0; i < data.size() * size; i++) {
            destination[offset + i] = data.value(i / size, field, i % size);
        }
    }
}
