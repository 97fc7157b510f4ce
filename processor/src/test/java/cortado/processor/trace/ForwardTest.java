package cortado.processor.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cortado.processor.graph.Network;
import cortado.processor.graph.Variable;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Bodies of {@code forward}: blocks, sharing, loops and records. */
class ForwardTest {
    private static List<String> keys(Network network) {
        return network.variables().stream().map(Variable::key).toList();
    }

    @Test
    void tellsInstancesOfABlockApartByTheirArguments() {
        Network network = TracingProcessor.training("""
                @Network(input = 16, loss = Loss.MEAN_SQUARED_ERROR)
                abstract class Stack {
                    abstract Residual unit(int stage, int index);
                    @Dense(units = 4) abstract Tensor head(Tensor x);

                    Tensor forward(Tensor x) {
                        for (int stage = 0; stage < 2; stage++)
                            for (int i = 0; i < 2; i++)
                                x = unit(stage, i).forward(x, 8 << stage);
                        return head(x);
                    }
                }

                @Block
                abstract class Residual {
                    @Dense(bias = false) abstract Tensor inner(Tensor x, int units);
                    @Dense(bias = false) abstract Tensor outer(Tensor x, int units);

                    Tensor forward(Tensor x, int width) {
                        Tensor h = inner(x, width).relu();
                        return outer(h, x.size(-1)).plus(x);
                    }
                }
                """);
        assertEquals(List.of(
                "unit.0.0.inner.weight", "unit.0.0.outer.weight", "unit.0.1.inner.weight", "unit.0.1.outer.weight",
                "unit.1.0.inner.weight", "unit.1.0.outer.weight", "unit.1.1.inner.weight", "unit.1.1.outer.weight",
                "head.weight", "head.bias"), keys(network));
        assertEquals("[16, 16]", network.variables().get(4).node().shape().toString());
    }

    @Test
    void sharesTheParametersOfALayerThatIsCalledTwice() {
        Network network = TracingProcessor.training("""
                @Network(loss = Loss.MEAN_SQUARED_ERROR)
                abstract class Twins {
                    @Dense(units = 4) abstract Tensor tower(Tensor x);

                    Tensor forward(@Input(8) Tensor left, @Input(8) Tensor right) {
                        return tower(left).minus(tower(right)).abs();
                    }
                }
                """);
        assertEquals(List.of("tower.weight", "tower.bias"), keys(network));
        assertEquals(List.of("left", "right"), network.inputs().stream().map(Network.Port::name).toList());
        assertEquals("output", network.outputs().get(0).name());
    }

    @Test
    void namesOutputsAfterTheComponentsOfARecord() {
        Network network = TracingProcessor.training("""
                @Network(input = 8)
                abstract class Heads {
                    record Out(Tensor species, Tensor size) {}
                    @Dense(units = 3) abstract Tensor first(Tensor x);
                    @Dense(units = 2) abstract Tensor second(Tensor x);

                    Out forward(Tensor x) {
                        return new Out(first(x), second(x));
                    }

                    Tensor loss(Out heads, @Target Tokens species, @Target(shape = 2) Tensor size) {
                        return heads.species().crossEntropy(species).plus(heads.size().meanSquaredError(size).times(0.25));
                    }
                }
                """);
        assertEquals(List.of("species", "size"), network.outputs().stream().map(Network.Port::name).toList());
        assertEquals(List.of("species", "size"), network.targets().stream().map(Network.Port::name).toList());
        assertEquals(3, network.targets().get(0).classes());
        assertEquals(true, network.loss().isPresent());
    }

    @Test
    void layersThatTakeAllIndicesBoundThem() {
        Network network = TracingProcessor.training("""
                @Network(loss = Loss.MEAN_SQUARED_ERROR)
                abstract class Words {
                    @Embedding(count = 7, size = 2) abstract Tensor all(Tokens words);
                    @Embedding(count = 3, size = 2) abstract Tensor first(Tokens word);

                    Tensor forward(@Input(4) Tokens words) {
                        return all(words.reshape(2, 2)).plus(first(words.get(0, 0)));
                    }
                }
                """);
        assertEquals(7, network.inputs().get(0).classes());
    }
}
