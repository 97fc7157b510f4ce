package cortado.runtime;

import cortado.runtime.parallel.Workers;

/**
 * Learns the parameters of a network. Generated classes extend it and supply the programs. Not for several threads at once.
 *
 * @param <M> the model that comes out
 */
public abstract class Trainer<M extends Model> {
    private final Description description;
    private final TrainerOptions options;
    private final Variables variables;

    /** Initialises the variables. */
    protected Trainer(Description description, TrainerOptions options) {
        this.description = description;
        this.options = options;
        variables = Variables.create(description);
        variables.initialize(options.seed());
        options.settings().forEach(variables::setting);
    }

    /** Returns a new program of training steps of at most {@code capacity} samples over the given variables. */
    protected abstract TrainingProgram training(Variables variables, int capacity, Workers workers);

    /** Returns a new double twin for at most {@code capacity} samples. */
    protected abstract ReferenceProgram reference(int capacity);

    /** Returns a model over the given variables. */
    protected abstract M model(Variables variables);

    /** Returns what is known of the network. */
    public final Description description() {
        return description;
    }

    /** Returns how the network is trained. */
    public final TrainerOptions options() {
        return options;
    }

    /** Returns the variables in their present state; they may be changed between steps. */
    public final Variables variables() {
        return variables;
    }

    /** Returns a model with the present values; training on does not change it. */
    public final M model() {
        return model(variables.copy());
    }
}
