package cortado.processor.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cortado.processor.graph.Network;
import cortado.processor.graph.Shape;
import cortado.processor.graph.Variable;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Layers without {@code forward}. */
class ChainTest {
    private static final String DIGITS = """
            @Network(input = 64, loss = Loss.SOFTMAX_CROSS_ENTROPY)
            public abstract class Digits {
                @Dense(units = 32, activation = Activation.RELU) abstract Tensor hidden(Tensor pixels);
                @Dense(units = 10)                               abstract Tensor scores(Tensor hidden);
            }
            """;

    @Test
    void namesTheInputAfterTheFirstParameterAndTheOutputAfterTheLastLayer() {
        Network digits = TracingProcessor.prediction(DIGITS);
        assertEquals("pixels", digits.inputs().get(0).name());
        assertEquals("[64]", digits.inputs().get(0).node().shape().toString());
        assertEquals("scores", digits.outputs().get(0).name());
        assertEquals("[10]", digits.outputs().get(0).node().shape().toString());
    }

    @Test
    void keepsParametersInTheOrderOfTheirLayers() {
        Network digits = TracingProcessor.training(DIGITS);
        assertEquals(List.of("hidden.weight", "hidden.bias", "scores.weight", "scores.bias"),
                digits.variables().stream().map(Variable::key).toList());
    }

    @Test
    void comparesTheOutputWithATarget() {
        Network digits = TracingProcessor.training(DIGITS);
        assertEquals("target", digits.targets().get(0).name());
        assertEquals(10, digits.targets().get(0).classes());
        assertEquals(Shape.single(), digits.loss().orElseThrow().shape());
    }

    @Test
    void predictsWithoutLoss() {
        Network digits = TracingProcessor.prediction(DIGITS);
        assertEquals(List.of(), digits.targets());
        assertEquals(Optional.empty(), digits.loss());
    }
}
