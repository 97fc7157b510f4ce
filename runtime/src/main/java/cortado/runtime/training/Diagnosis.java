package cortado.runtime.training;

import cortado.runtime.Finite;
import cortado.runtime.TrainingProgram;
import cortado.runtime.Variable;
import cortado.runtime.Variables;
import cortado.runtime.data.Batches;
import java.util.Optional;

/** Finds where a number that is not finite came from. */
final class Diagnosis {
    private final TrainingProgram program;
    private final Variables variables;

    Diagnosis(TrainingProgram program, Variables variables) {
        this.program = program;
        this.variables = variables;
    }

    /** Returns the error for a step on the current batch: its number, and the first layer that went wrong. */
    NonFiniteException of(Feed feed, Batches batches, long step, float loss) {
        String what = "the loss is " + loss + (Float.isFinite(loss) ? ", but a gradient is not finite" : "");
        return new NonFiniteException("stopped before the update of step " + step + " (epoch " + (batches.epoch() + 1)
                + ", batch " + (batches.batch() + 1) + "): " + what + "; " + cause(feed, batches)
                + ". Try a smaller learning rate, clipped gradients or normalised inputs");
    }

    private String cause(Feed feed, Batches batches) {
        return badParameter()
                .map(variable -> "'" + variable.key() + "' is not finite itself")
                .or(() -> badLayer(feed, batches)
                        .map(layer -> "the first number that is not finite is in layer '" + layer + "'"))
                .orElse("no layer stands out");
    }

    private Optional<Variable> badParameter() {
        return variables.description().variables().stream()
                .filter(variable -> {
                    float[] values = variables.get(variable.key());
                    return !Finite.all(values, 0, values.length);
                })
                .findFirst();
    }

    private Optional<String> badLayer(Feed feed, Batches batches) {
        // What the step left behind must not be found again before the phase that computed it.
        clear(program.arena());
        clear(program.gradients());
        feed.fill(program, batches);
        return program.firstBadLayer();
    }

    private static void clear(float[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = Float.isFinite(values[i]) ? values[i] : 0;
        }
    }
}
