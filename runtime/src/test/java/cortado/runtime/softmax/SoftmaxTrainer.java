package cortado.runtime.softmax;

import cortado.runtime.Description;
import cortado.runtime.ReferenceProgram;
import cortado.runtime.Trainer;
import cortado.runtime.TrainerBuilder;
import cortado.runtime.TrainerOptions;
import cortado.runtime.TrainingProgram;
import cortado.runtime.Variables;
import cortado.runtime.parallel.Workers;

/** The trainer as it would be generated. */
public class SoftmaxTrainer extends Trainer<SoftmaxModel> {
    protected SoftmaxTrainer(TrainerOptions options) {
        this(Softmax.DESCRIPTION, options);
    }

    SoftmaxTrainer(Description description, TrainerOptions options) {
        super(description, options);
    }

    public static Builder builder() {
        return new Builder();
    }

    @Override
    protected TrainingProgram training(Variables variables, int capacity, Workers workers) {
        return new SoftmaxTraining(variables, capacity, workers);
    }

    @Override
    protected ReferenceProgram reference(int capacity) {
        return new SoftmaxReference(capacity);
    }

    @Override
    protected SoftmaxModel model(Variables variables) {
        return new SoftmaxModel(variables);
    }

    /** Collects how to train. */
    public static final class Builder extends TrainerBuilder<SoftmaxTrainer, Builder> {
        private Builder() {
            super(Softmax.DESCRIPTION);
        }

        @Override
        protected Builder self() {
            return this;
        }

        /** Lets tests build trainers of their own. */
        TrainerOptions optionsForTest() {
            return options();
        }

        @Override
        public SoftmaxTrainer build() {
            return new SoftmaxTrainer(options());
        }
    }
}
