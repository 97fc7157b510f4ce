package cortado.processor.errors;

import static cortado.processor.errors.Reports.assertAccepted;
import static cortado.processor.errors.Reports.assertError;
import static cortado.processor.errors.Reports.assertWarning;

import org.junit.jupiter.api.Test;

/** Layers, inputs and parameters without an effect. */
class UnusedErrorsTest {
    @Test
    void layersThatAreNeverCalled() {
        assertError("[unused] 'second' is never called: call it in 'forward', or remove it", """
                @Network(input = 8, loss = Loss.MEAN_SQUARED_ERROR)
                abstract class Net {
                    @Dense(units = 4) abstract Tensor first(Tensor x);
                    @Dense(units = 4) abstract Tensor §second(Tensor x);
                    Tensor forward(Tensor x) { return first(x); }
                }
                """);
    }

    @Test
    void inputsWithoutEffect() {
        assertError("[unused] 'y' has no effect on an output or on the loss: use it, or remove it", """
                @Network(loss = Loss.MEAN_SQUARED_ERROR)
                abstract class Net {
                    @Dense(units = 4) abstract Tensor first(Tensor x);
                    Tensor forward(@Input(8) Tensor x, @Input(8) Tensor §y) { return first(x); }
                }
                """);
    }

    @Test
    void targetsWithoutEffect() {
        assertError("[unused] 't' has no effect on an output or on the loss: use it, or remove it", """
                @Network(input = 8)
                abstract class Net {
                    @Dense(units = 4) abstract Tensor first(Tensor x);
                    Tensor loss(Tensor y, @Target Tensor §t) { return y.square().mean(); }
                }
                """);
    }

    @Test
    void parametersWithoutEffect() {
        assertError("[unused] 'second.weight' has no effect on an output or on the loss: use the layer's result, or"
                + " remove the layer", """
                @Network(input = 8, loss = Loss.MEAN_SQUARED_ERROR)
                abstract class Net {
                    @Dense(units = 4) abstract Tensor first(Tensor x);
                    @Dense(units = 4) abstract Tensor §second(Tensor x);
                    Tensor forward(Tensor x) { second(x); return first(x); }
                }
                """);
    }

    private static final String UNTRAINED = """
            %s
            @Network(input = 8)
            abstract class Net {
                record Out(Tensor a, Tensor b) {}
                @Dense(units = 4, bias = false) abstract Tensor first(Tensor x);
                @Dense(units = 4, bias = false) abstract Tensor §second(Tensor x);
                Out forward(Tensor x) { return new Out(first(x), second(x)); }
                Tensor loss(Tensor a, @Target(shape = 4) Tensor t) { return a.meanSquaredError(t); }
            }
            """;

    @Test
    void parametersThatAreNotTrained() {
        assertWarning("[untrained] 'second.weight' has no effect on the loss, so training leaves it as it starts;"
                + " @SuppressWarnings(\"untrained\") on the class says that it is meant", UNTRAINED.formatted(""));
    }

    @Test
    void parametersThatAreMeantNotToBeTrained() {
        assertAccepted(UNTRAINED.formatted("@SuppressWarnings(\"untrained\")"));
    }
}
