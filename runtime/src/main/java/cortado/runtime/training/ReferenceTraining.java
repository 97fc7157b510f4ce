package cortado.runtime.training;

import cortado.runtime.Description;
import cortado.runtime.ReferenceProgram;
import cortado.runtime.TrainerOptions;
import cortado.runtime.Variable;
import cortado.runtime.Variables;
import cortado.runtime.optimizer.GradientNorm;
import cortado.runtime.optimizer.MaxNorm;
import cortado.runtime.optimizer.ReferenceState;
import java.util.SequencedMap;

/**
 * Training steps in double precision on one batch: the same as those of {@link Learner}, by plain loops. What float
 * training is compared with.
 */
public final class ReferenceTraining {
    private final Description description;
    private final TrainerOptions options;
    private final ReferenceProgram twin;
    private final Feed batch;
    private final ReferenceState optimizer;
    private final MaxNorm maxNorm;
    private long steps;
    private double norm;

    /**
     * Starts before the first step.
     *
     * @param variables whose settings hold; they stay as they are
     * @param twin with parameters, states and settings set; steps change them
     * @param batch which all steps learn from
     */
    public ReferenceTraining(Variables variables, TrainerOptions options, ReferenceProgram twin, Feed batch) {
        description = variables.description();
        maxNorm = new MaxNorm(variables);
        this.options = options;
        this.twin = twin;
        this.batch = batch;
        optimizer = options.optimizer().startReference(twin.parameters().length);
    }

    /** Learns from the batch at a learning rate and returns the loss before the update. */
    public double step(double learningRate) {
        double loss = loss();
        int n = batch.data().size();
        twin.backward(n);
        norm = GradientNorm.norm(twin.gradients());
        options.clip().apply(twin.gradients(), 0, twin.gradients().length, norm);
        optimizer.begin(++steps, learningRate);
        optimizer.update(twin.parameters(), twin.gradients(), 0, twin.parameters().length);
        maxNorm.apply(twin.parameters());
        twin.update();
        return loss;
    }

    /** Returns the loss at the present parameters, as a step would see it. */
    public double loss() {
        twin.key(Learner.stepKey(options.seed(), steps));
        batch.fill(twin);
        twin.forward(batch.data().size());
        return twin.loss();
    }

    /** Returns the Euclidean norm of all gradients of the last step, before clipping. */
    public double gradientNorm() {
        return norm;
    }

    /** Returns the present parameters by key, row-major. */
    public SequencedMap<String, double[]> parameters() {
        return Variable.split(description.parameters(), twin.parameters());
    }

    /** Returns the present states by key, row-major. */
    public SequencedMap<String, double[]> states() {
        return Variable.split(description.states(), twin.states());
    }
}
