package cortado.runtime.training;

import cortado.runtime.TrainerOptions;
import cortado.runtime.Variable;
import cortado.runtime.Variables;
import cortado.runtime.augmentation.Augmentation;
import cortado.runtime.io.CheckpointException;
import cortado.runtime.io.Checkpoints;
import cortado.runtime.io.TensorData;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Training that outlives its process: variables, optimizer, early stopping, and the place in the data, in a folder of
 * files of which the newest two are kept. Going on from one gives the bits of a training that was never interrupted.
 */
public final class TrainingCheckpoints {
    private static final String OPTIMIZER = "optimizer.";

    private final Checkpoints folder;
    private final Variables variables;
    private final Progress progress;
    private final Optional<EarlyStopping.Watch> watch;
    private final Map<String, String> conditions;

    /**
     * Uses a folder, which the first save makes.
     *
     * @param samples how many there are to learn from
     */
    public TrainingCheckpoints(
            Path folder, Variables variables, Progress progress, Optional<EarlyStopping.Watch> watch,
            TrainerOptions options, int samples) {
        this.folder = Checkpoints.in(folder);
        this.variables = variables;
        this.progress = progress;
        this.watch = watch;
        conditions = Map.of(
                "network", variables.description().name(),
                "samples", Integer.toString(samples),
                "seed", Long.toString(options.seed()),
                "batch-size", Integer.toString(options.batchSize()),
                "shuffle", Boolean.toString(options.shuffle()),
                "optimizer", options.optimizer().toString(),
                "clip", options.clip().toString(),
                "augmentation", options.augmentation().map(Augmentation::toString).orElse("none"));
    }

    /**
     * Saves what the next step needs. Throws {@link CheckpointException} if that fails; older files are then as they
     * were.
     */
    void save() {
        Map<String, TensorData> tensors = new LinkedHashMap<>();
        for (Variable variable : variables.description().variables()) {
            tensors.put(variable.key(), tensor(variable, variables.get(variable.key())));
        }
        progress.optimizer().arrays().forEach((name, array) -> variables.description().parameters().forEach(variable ->
                tensors.put(OPTIMIZER + name + "." + variable.key(), tensor(variable, variable.gather(array)))));
        Map<String, String> metadata = new LinkedHashMap<>(conditions);
        metadata.put("progress", progress.toText());
        watch.ifPresent(w -> WatchState.put(w, variables.description(), tensors, metadata));
        folder.save(progress.steps(), tensors, metadata);
    }

    /** Returns values of a variable in its shape. */
    static TensorData tensor(Variable variable, float... values) {
        return TensorData.floats(values, variable.shape().stream().mapToInt(Integer::intValue).toArray());
    }

    /**
     * Goes back to the newest whole checkpoint, if there is one. A damaged newer one is passed over.
     *
     * @return whether there was one
     * @throws CheckpointException if it belongs to another network or was made with other options
     */
    public boolean restore() {
        Optional<Checkpoints.Checkpoint> latest = folder.latest(damaged -> {});
        latest.ifPresent(this::restore);
        return latest.isPresent();
    }

    private void restore(Checkpoints.Checkpoint checkpoint) {
        conditions.forEach((key, value) -> requireEqual(checkpoint, key, value));
        for (Variable variable : variables.description().variables()) {
            variables.set(variable.key(), floats(checkpoint, variable.key(), variable.shape()));
        }
        progress.optimizer().arrays().forEach((name, array) -> {
            for (Variable variable : variables.description().parameters()) {
                variable.scatter(floats(checkpoint, OPTIMIZER + name + "." + variable.key(), variable.shape()), array);
            }
        });
        progress.fromText(checkpoint.content().metadata().getOrDefault("progress", ""));
        watch.ifPresent(w -> WatchState.restore(w, variables, checkpoint.content()));
    }

    private static void requireEqual(Checkpoints.Checkpoint checkpoint, String key, String expected) {
        String found = checkpoint.content().metadata().getOrDefault(key, "nothing");
        if (!found.equals(expected)) {
            throw new CheckpointException(checkpoint.path() + ": found " + key + " " + found + ", expected " + expected
                    + ": go on with the same options, or use another folder");
        }
    }

    private static float[] floats(Checkpoints.Checkpoint checkpoint, String name, List<Integer> shape) {
        TensorData tensor = checkpoint.content().tensor(name);
        if (!tensor.shape().equals(shape)) {
            throw new CheckpointException(
                    checkpoint.path() + ": '" + name + "' has shape " + tensor.shape() + ", expected " + shape);
        }
        return tensor.floats();
    }
}
