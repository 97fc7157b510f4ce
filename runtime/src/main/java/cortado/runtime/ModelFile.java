package cortado.runtime;

import cortado.runtime.io.CheckpointException;
import cortado.runtime.io.Safetensors;
import cortado.runtime.io.TensorData;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Models in safetensors files: parameters and states by key, row-major, so that a dense weight is {@code [out, in]} as
 * in PyTorch. The metadata names the network.
 */
public final class ModelFile {
    private static final String NETWORK = "network";

    private ModelFile() {}

    /**
     * Writes parameters and states.
     *
     * @param notes further metadata, such as how inputs were normalised
     * @throws CheckpointException if it cannot be written; an older file then stays as it was
     */
    public static void write(Path file, Variables variables, Map<String, String> notes) {
        Map<String, TensorData> tensors = new LinkedHashMap<>();
        for (Variable variable : variables.description().variables()) {
            int[] shape = variable.shape().stream().mapToInt(Integer::intValue).toArray();
            tensors.put(variable.key(), TensorData.floats(variables.get(variable.key()), shape));
        }
        Map<String, String> metadata = new HashMap<>(notes);
        metadata.put(NETWORK, variables.description().name());
        Safetensors.write(file, tensors, metadata);
    }

    /**
     * Reads parameters and states. Files of other programs are welcome as long as keys and shapes agree.
     *
     * @throws CheckpointException if the file cannot be read, is damaged, or holds other keys or shapes, all of which
     *     are named
     */
    public static Variables read(Path file, Description description) {
        Map<String, TensorData> tensors = Safetensors.read(file).tensors();
        List<String> differences = differences(description, tensors);
        if (!differences.isEmpty()) {
            throw new CheckpointException(
                    file + " holds no " + description.name() + ": " + String.join("; ", differences));
        }
        Variables variables = Variables.create(description);
        description.variables().forEach(variable ->
                variables.set(variable.key(), tensors.get(variable.key()).floats()));
        return variables;
    }

    /**
     * Returns the notes of a file, the network's name among them.
     *
     * @throws CheckpointException if the file cannot be read or is damaged
     */
    public static Map<String, String> notes(Path file) {
        return Safetensors.read(file).metadata();
    }

    private static List<String> differences(Description description, Map<String, TensorData> tensors) {
        List<String> differences = new ArrayList<>();
        List<String> keys = description.variables().stream().map(Variable::key).toList();
        for (Variable variable : description.variables()) {
            TensorData tensor = tensors.get(variable.key());
            if (tensor == null) {
                differences.add("missing '" + variable.key() + "' " + variable.shape());
            } else if (!tensor.shape().equals(variable.shape())) {
                differences.add("'" + variable.key() + "' has shape " + tensor.shape() + ", expected "
                        + variable.shape());
            }
        }
        tensors.keySet().stream()
                .filter(key -> !keys.contains(key))
                .forEach(key -> differences.add("unexpected '" + key + "'"));
        return differences;
    }
}
