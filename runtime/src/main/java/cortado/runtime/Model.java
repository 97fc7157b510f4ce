package cortado.runtime;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A trained network. Generated classes extend it and add {@code predict} with the declared inputs. Its variables do not
 * change any more, so that any number of threads may predict at the same time: each has a program of its own, which is
 * kept and grows to the largest batch asked for.
 */
public abstract class Model {
    /** What the programs of all threads share. */
    protected final Variables variables;

    private final Description description;
    private final ThreadLocal<Program> programs = new ThreadLocal<>();

    /** Keeps the variables as they are. */
    protected Model(Variables variables) {
        this.variables = variables;
        this.description = variables.description();
    }

    /**
     * Returns a new program for prediction over {@link #variables}, for batches of at most {@code capacity} samples.
     */
    protected abstract Program program(int capacity);

    /** Returns what is known of the network. */
    public final Description description() {
        return description;
    }

    /** Returns the parameters and states, by key. They are not to be changed: what follows from them is computed once. */
    public final Variables variables() {
        return variables;
    }

    /** Returns a table of layers, parameters, operations and bytes, these for batches of 1 and 64. */
    public final String summary() {
        return summary(64);
    }

    /** The same with the bytes for another batch size than 64. */
    public final String summary(int batchSize) {
        return Summary.of(description, batchSize);
    }

    /**
     * Returns every output for one or more samples, which follow each other in each array.
     *
     * @throws IllegalArgumentException if a length is not that of a whole number of samples, the same for all inputs,
     *     or an index or a mask's value does not exist
     */
    protected final float[][] outputs(float[]... inputs) {
        int n = Samples.count(description.inputs(), inputs);
        Samples.check(description.inputs(), inputs);
        Program program = programFor(n);
        program.samples(n);
        for (int port = 0; port < inputs.length; port++) {
            System.arraycopy(inputs[port], 0, program.arena(), program.inputOffset(port), inputs[port].length);
        }
        program.forward(n);
        return collect(program, n);
    }

    private Program programFor(int n) {
        Program program = programs.get();
        if (program == null || program.capacity() < n) {
            program = program(n);
            programs.set(program);
        }
        return program;
    }

    private float[][] collect(Program program, int n) {
        List<Port> ports = description.outputs();
        float[][] outputs = new float[ports.size()][];
        for (int port = 0; port < outputs.length; port++) {
            outputs[port] = new float[n * ports.get(port).elements()];
            System.arraycopy(program.arena(), program.outputOffset(port), outputs[port], 0, outputs[port].length);
        }
        return outputs;
    }

    /** Returns the class that the first output of one sample stands for. */
    protected final int classOf(float[] scores) {
        return Scores.classOf(description.task(), scores);
    }

    /**
     * Returns the probabilities that the first output of one or more samples stands for: softmax over the last axis, or
     * sigmoid.
     */
    protected final float[] probabilities(float[] scores) {
        return Scores.probabilities(description, scores);
    }

    /**
     * Writes parameters and states to a safetensors file, with keys as names and row-major order.
     *
     * @throws cortado.runtime.io.CheckpointException if it cannot be written; an older file then stays as it was
     */
    public final void save(Path file) {
        save(file, Map.of());
    }

    /**
     * Writes parameters and states with further notes, such as how inputs were normalised. {@link ModelFile#notes}
     * reads them back.
     */
    public final void save(Path file, Map<String, String> notes) {
        ModelFile.write(file, variables, notes);
    }

    /**
     * Reads what {@link #save} wrote.
     *
     * @throws cortado.runtime.io.CheckpointException if the file is damaged or belongs to another network
     */
    protected static Variables load(Path file, Description description) {
        return ModelFile.read(file, description);
    }
}
