package cortado.runtime.softmax;

import cortado.runtime.Description;
import cortado.runtime.LayerSummary;
import cortado.runtime.Port;
import cortado.runtime.Setting;
import cortado.runtime.Storage;
import cortado.runtime.Task;
import cortado.runtime.Variable;
import cortado.runtime.init.FanMode;
import cortado.runtime.init.Initializer;
import java.util.List;

/**
 * Softmax regression from 3 inputs to 2 classes, written by hand as the processor would: {@code scores[n,o] = b[o] +
 * sum over i of x[n,i] * w[o,i]}, the loss being the mean of {@code log(sum(exp(scores))) - scores[label]} and {@code
 * penalty * sum(w^2)}. A state counts training steps.
 */
final class Softmax {
    static final int IN = 3;
    static final int OUT = 2;

    static final Storage PANELS = new Storage.Panels(OUT, IN, false);
    static final Variable WEIGHT = new Variable(
            "scores.weight", List.of(OUT, IN), 0, PANELS, Initializer.kaimingUniform(FanMode.IN, 1), IN, OUT);
    static final Variable BIAS = new Variable(
            "scores.bias", List.of(OUT), PANELS.length(OUT * IN), new Storage.RowMajor(), Initializer.zeros(), IN, OUT);
    static final Variable STEPS =
            new Variable("steps", List.of(1), 0, new Storage.RowMajor(), Initializer.zeros(), 1, 1);

    static final Description DESCRIPTION = new Description(
            "Softmax",
            "Softmax.java",
            List.of(new Port("x", List.of(IN), Port.Kind.REAL, 0)),
            List.of(new Port("label", List.of(), Port.Kind.TOKENS, OUT)),
            List.of(new Port("scores", List.of(OUT), Port.Kind.REAL, 0)),
            List.of(WEIGHT, BIAS),
            List.of(STEPS),
            List.of(new Setting("scores.penalty", 0, "the squared weights' factor in the loss"),
                    new Setting(Setting.TRAINING, 0, "1 in training")),
            Task.CLASSIFICATION,
            12, 36, 5, 0, 13, 1,
            List.of(new LayerSummary("scores", "Dense", "[2]", "", 8, "Softmax.java:8")));

    private Softmax() {}
}
