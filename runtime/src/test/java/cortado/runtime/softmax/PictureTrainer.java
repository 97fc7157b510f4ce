package cortado.runtime.softmax;

import cortado.runtime.Description;
import cortado.runtime.Port;
import cortado.runtime.TrainerBuilder;
import cortado.runtime.TrainerOptions;
import java.util.List;

/** The softmax regression on images of one row of three grey pixels. */
public final class PictureTrainer extends SoftmaxTrainer {
    static final Description DESCRIPTION = of(new Port("picture", List.of(1, 1, 3), Port.Kind.REAL, 0));

    private PictureTrainer(TrainerOptions options) {
        super(DESCRIPTION, options);
    }

    private static Description of(Port input) {
        Description d = Softmax.DESCRIPTION;
        return new Description("Picture", d.source(), List.of(input), d.targets(), d.outputs(), d.parameters(),
                d.states(), d.settings(), d.task(), d.forwardFlops(), d.trainingFlops(), d.predictionFloatsPerSample(),
                d.predictionFloats(), d.trainingFloatsPerSample(), d.trainingFloats(), d.layers());
    }

    /** Collects how to train. */
    public static final class Builder extends TrainerBuilder<PictureTrainer, Builder> {
        public Builder() {
            super(DESCRIPTION);
        }

        @Override
        protected Builder self() {
            return this;
        }

        @Override
        public PictureTrainer build() {
            return new PictureTrainer(options());
        }
    }
}
