package cortado.runtime;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.IntToDoubleFunction;

/**
 * What a network made of one batch: outputs, loss, gradients, and states after it. Arrays are row-major, samples first;
 * those of float programs are widened, which loses nothing.
 */
public final class Evaluation {
    private final double loss;
    private final SequencedMap<String, double[]> outputs = new LinkedHashMap<>();
    private final SequencedMap<String, double[]> inputGradients = new LinkedHashMap<>();
    private final SequencedMap<String, double[]> gradients;
    private final SequencedMap<String, double[]> states;

    private Evaluation(
            Description description, TrainingLayout layout, int n, IntToDoubleFunction arena,
            SequencedMap<String, double[]> gradients, SequencedMap<String, double[]> states) {
        loss = arena.applyAsDouble(layout.lossOffset());
        this.gradients = gradients;
        this.states = states;
        for (int i = 0; i < description.outputs().size(); i++) {
            put(outputs, description.outputs().get(i), n, arena, layout.outputOffset(i));
        }
        for (int i = 0; i < description.inputs().size(); i++) {
            put(inputGradients, description.inputs().get(i), n, arena, layout.inputGradientOffset(i));
        }
    }

    private static void put(Map<String, double[]> map, Port port, int n, IntToDoubleFunction arena, int offset) {
        if (offset >= 0) {
            double[] values = new double[n * port.elements()];
            for (int i = 0; i < values.length; i++) {
                values[i] = arena.applyAsDouble(offset + i);
            }
            map.put(port.name(), values);
        }
    }

    /** Runs a float program on a batch that lies in its arena. States of the variables change in training mode. */
    static Evaluation of(TrainingProgram program, int n, Variables variables, Mode mode) {
        program.step(n);
        if (mode == Mode.TRAINING) {
            program.update();
        }
        Description description = variables.description();
        return new Evaluation(
                description, program, n, i -> program.arena()[i],
                wide(description.parameters(), program.gradients()), wide(description.states(), variables.states()));
    }

    /** Runs a double twin on a batch that lies in its arena. Its states change in training mode. */
    static Evaluation of(ReferenceProgram program, int n, Description description, Mode mode) {
        program.forward(n);
        program.backward(n);
        if (mode == Mode.TRAINING) {
            program.update();
        }
        return new Evaluation(
                description, program, n, i -> program.arena()[i],
                Variable.split(description.parameters(), program.gradients()),
                Variable.split(description.states(), program.states()));
    }

    private static SequencedMap<String, double[]> wide(List<Variable> variables, float[] flat) {
        SequencedMap<String, double[]> map = new LinkedHashMap<>();
        for (Variable variable : variables) {
            float[] narrow = variable.gather(flat);
            double[] values = new double[narrow.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = narrow[i];
            }
            map.put(variable.key(), values);
        }
        return map;
    }

    /** Returns the loss: the mean over the batch, penalties included. */
    public double loss() {
        return loss;
    }

    /** Returns the outputs by name. */
    public SequencedMap<String, double[]> outputs() {
        return outputs;
    }

    /** Returns the loss's gradient in each parameter by key. */
    public SequencedMap<String, double[]> gradients() {
        return gradients;
    }

    /** Returns the loss's gradient in those inputs whose declaration asks for it, by name. */
    public SequencedMap<String, double[]> inputGradients() {
        return inputGradients;
    }

    /**
     * Returns the states, such as running statistics, by key: after the batch in training mode, else as they were
     * before.
     */
    public SequencedMap<String, double[]> states() {
        return states;
    }
}
