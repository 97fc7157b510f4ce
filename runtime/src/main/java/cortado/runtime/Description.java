package cortado.runtime;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that is known of a network without running it.
 *
 * @param source file of the declaration, such as {@code Digits.java}
 * @param inputs,targets,outputs in the order of {@code forward}'s and the loss's parameters and of the results
 * @param states numbers that training changes without a gradient, such as running statistics
 * @param forwardFlops floating-point operations of a prediction, a sample
 * @param trainingFlops floating-point operations of a training step without the optimizer, a sample
 * @param predictionFloatsPerSample,predictionFloats a prediction of n samples takes {@code n *
 *     predictionFloatsPerSample + predictionFloats} floats beside the variables
 * @param trainingFloatsPerSample,trainingFloats the same for a training step
 */
public record Description(
        String name,
        String source,
        List<Port> inputs,
        List<Port> targets,
        List<Port> outputs,
        List<Variable> parameters,
        List<Variable> states,
        List<Setting> settings,
        Task task,
        long forwardFlops,
        long trainingFlops,
        long predictionFloatsPerSample,
        long predictionFloats,
        long trainingFloatsPerSample,
        long trainingFloats,
        List<LayerSummary> layers) {
    public Description {
        inputs = List.copyOf(inputs);
        targets = List.copyOf(targets);
        outputs = List.copyOf(outputs);
        parameters = List.copyOf(parameters);
        states = List.copyOf(states);
        settings = List.copyOf(settings);
        layers = List.copyOf(layers);
    }

    /** Returns how many numbers the network learns. */
    public long parameterCount() {
        return parameters.stream().mapToLong(Variable::elements).sum();
    }

    /** Returns the bytes of all arrays of a prediction of n samples, variables included. */
    public long predictionBytes(int n) {
        return Float.BYTES * (variableFloats() + arenaFloats(n, predictionFloatsPerSample, predictionFloats));
    }

    /**
     * Returns the bytes of all arrays of a training step of n samples, variables and gradients included, the
     * optimizer's state not.
     */
    public long trainingBytes(int n) {
        long gradients = length(parameters) + Variables.SLACK;
        return Float.BYTES
                * (variableFloats() + gradients + arenaFloats(n, trainingFloatsPerSample, trainingFloats));
    }

    private static long arenaFloats(int n, long perSample, long fixed) {
        return n * perSample + fixed + Variables.SLACK;
    }

    private long variableFloats() {
        return length(parameters) + length(states) + settings.size() + 3L * Variables.SLACK;
    }

    /** Returns the floats that variables take in their flat array, padding included. */
    static int length(List<Variable> variables) {
        return variables.stream()
                .mapToInt(variable -> Math.addExact(variable.offset(), variable.length()))
                .max()
                .orElse(0);
    }

    /** Returns parameters and states. */
    public List<Variable> variables() {
        return Stream.concat(parameters.stream(), states.stream()).toList();
    }

    /** Returns the settings that users may change: all but {@link Setting#TRAINING}. */
    public List<Setting> userSettings() {
        return settings.stream().filter(setting -> !setting.key().equals(Setting.TRAINING)).toList();
    }

    /** Returns the position of a setting, empty if the network has none of this key. */
    public Optional<Integer> setting(String key) {
        for (int i = 0; i < settings.size(); i++) {
            if (settings.get(i).key().equals(key)) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }
}
