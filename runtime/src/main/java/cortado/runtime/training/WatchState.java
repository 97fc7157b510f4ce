package cortado.runtime.training;

import cortado.runtime.Description;
import cortado.runtime.Variable;
import cortado.runtime.Variables;
import cortado.runtime.io.CheckpointException;
import cortado.runtime.io.TensorData;
import cortado.runtime.io.TensorFile;
import java.util.List;
import java.util.Map;

/** What early stopping adds to a checkpoint: the best value so far, when it was, and that epoch's variables. */
final class WatchState {
    private static final String BEST = "best.";
    private static final String KEY = "early-stopping";

    private WatchState() {}

    /** Adds a watch's counts and its best variables. */
    static void put(EarlyStopping.Watch watch, Description description, Map<String, TensorData> tensors,
            Map<String, String> metadata) {
        metadata.put(KEY, watch.best() + " " + watch.bestEpoch() + " " + watch.waited());
        List<float[]> best = watch.bestParameters();
        if (!best.isEmpty()) {
            description.parameters().forEach(variable -> put(tensors, variable, best.get(0)));
            description.states().forEach(variable -> put(tensors, variable, best.get(1)));
        }
    }

    private static void put(Map<String, TensorData> tensors, Variable variable, float[] flat) {
        tensors.put(BEST + variable.key(), TrainingCheckpoints.tensor(variable, variable.gather(flat)));
    }

    /** Brings a watch to where it was; one that was not there begins anew. The variables are those of the file. */
    static void restore(EarlyStopping.Watch watch, Variables variables, TensorFile file) {
        String text = file.metadata().get(KEY);
        if (text != null) {
            resume(watch, text);
            if (file.tensors().keySet().stream().anyMatch(name -> name.startsWith(BEST))) {
                keep(watch, variables.copy(), file);
            }
        }
    }

    private static void resume(EarlyStopping.Watch watch, String text) {
        String[] counts = text.split(" ");
        try {
            watch.resume(Double.parseDouble(counts[0]), Integer.parseInt(counts[1]), Integer.parseInt(counts[2]));
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException wrong) {
            throw new CheckpointException(
                    "found early stopping at '" + text + "', expected a value and two counts", wrong);
        }
    }

    private static void keep(EarlyStopping.Watch watch, Variables best, TensorFile file) {
        for (Variable variable : best.description().variables()) {
            best.set(variable.key(), file.tensor(BEST + variable.key()).floats());
        }
        watch.keep(best.parameters(), best.states());
    }
}
