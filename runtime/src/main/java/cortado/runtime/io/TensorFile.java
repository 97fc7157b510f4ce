package cortado.runtime.io;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a safetensors file holds, sorted by name.
 *
 * @param tensors  the tensors by name
 * @param metadata further texts, without those that describe the file itself
 */
public record TensorFile(Map<String, TensorData> tensors, Map<String, String> metadata) {
    /** Copies both maps. */
    public TensorFile {
        tensors = Collections.unmodifiableMap(new TreeMap<>(tensors));
        metadata = Collections.unmodifiableMap(new TreeMap<>(metadata));
    }

    /**
     * Returns the tensor with a name.
     *
     * @throws CheckpointException if there is none
     */
    public TensorData tensor(String name) {
        if (!tensors.containsKey(name)) {
            throw new CheckpointException("found no tensor '" + name + "', expected one among " + tensors.keySet());
        }
        return tensors.get(name);
    }
}
