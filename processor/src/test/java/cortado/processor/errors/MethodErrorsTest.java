package cortado.processor.errors;

import static cortado.processor.errors.Reports.assertError;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Methods of tensors, lists and parameters that are called with what they don't take. */
class MethodErrorsTest {
    private static final String NETWORK = """
            @Network(loss = Loss.MEAN_SQUARED_ERROR)
            abstract class Net {
                @Dense(units = 4) abstract Tensor first(Tensor x);
                abstract Unit unit(int i);
                Tensor forward(@Input({4, 8}) Tensor x, @Input(3) Tokens t) {
                    %s
                    return first(x).plus(t.toTensor().sum()).plus(unit(0).forward(x));
                }
            }
            @Block
            abstract class Unit {
                @Dense(units = 4) abstract Tensor only(Tensor x);
                Tensor forward(Tensor x) { return only(x); }
            }
            """;

    @TestFactory
    Stream<DynamicTest> ofTensors() {
        return cases(
                "x.get(0, 0)§.transpose();",
                "[shape] transpose swaps the last two axes, but [8] has 1",
                "x§.permute(0, 0);",
                "[shape] permute[0, 0] must name every axis of [4, 8] once: 0 to 1",
                "x§.squeeze(0);",
                "[shape] squeeze drops an axis of size 1, but axis 0 of [4, 8] has 4",
                "x§.expandDims(5);",
                "[shape] a new axis of [4, 8] goes to 0 to 2, not to 5",
                "x§.broadcastTo(4, 9);",
                "[shape] cannot broadcast [4, 8] to [4, 9]",
                "x.clip(§2, 1);",
                "[number] clip needs low <= high, not 2.0 and 1.0",
                "x.dropout(§1.5);",
                "[number] the rate must be at least 0 and less than 1, not 1.5",
                "t.oneHot(§0);",
                "[number] oneHot needs at least 1 class, not 0",
                "Tensor§.concat(0);",
                "[shape] 'concat' needs at least one tensor",
                "Tensor y = null; y§.relu();",
                "[value] there is no value here: 'relu' would be called on null");
    }

    @TestFactory
    Stream<DynamicTest> ofLists() {
        String list = "List<Tensor> list = new ArrayList<>(); list.add(x); ";
        return cases(
                list + "list§.stream();",
                "[name] List has no method 'stream' that can be traced",
                list + "list§.subList(0, 2);",
                "[index] subList needs 0 <= from <= to <= 1, not the int 0 and the int 2",
                list + "list§.add(3, x);",
                "[index] an element is added at 0 to 1, not at 3",
                "Tensor[] all = {x}; all§.hashCode();",
                "[name] an array has no method 'hashCode'");
    }

    @TestFactory
    Stream<DynamicTest> ofNumbers() {
        return cases(
                "int n = Math.floorDiv(3, x.size(0) §- 4);",
                "[number] 'floorDiv' divides by zero",
                "byte §b = 3;",
                "[type] use int instead of byte",
                "Tensor y; y = §y;",
                "[value] 'y' has no value yet: set it on every way that leads here");
    }

    private static Stream<DynamicTest> cases(String... statementsAndMessages) {
        return Stream.iterate(0, i -> i < statementsAndMessages.length, i -> i + 2)
                .map(i -> Arrays.asList(statementsAndMessages).subList(i, i + 2))
                .map(each -> DynamicTest.dynamicTest(
                        each.get(0), () -> assertError(each.get(1), NETWORK.formatted(each.get(0)))));
    }

    @Test
    void aLossIsATensor() {
        assertError("[loss] 'loss' returns the int 3: it must return a Tensor", """
                @Network(input = 8)
                abstract class Net {
                    @Dense(units = 3) abstract Tensor first(Tensor x);
                    int §loss(Tensor y, @Target Tensor t) { return 3; }
                }
                """);
    }

    @Test
    void aNetworkHasAnInput() {
        assertError("[input] a network needs an input: give 'forward' a parameter such as 'Tensor x', or declare a layer", """
                @Network(loss = Loss.MEAN_SQUARED_ERROR)
                abstract class Net {
                    @Parameter(shape = 3) abstract Tensor p();
                    Tensor §forward() { return p(); }
                }
                """);
    }

    @Test
    void aParameterHasAShape() {
        assertError("[attribute] p: needs 'shape': set it in the annotation, or make it an int parameter of the method", """
                @Network(input = 3, loss = Loss.MEAN_SQUARED_ERROR)
                abstract class Net {
                    §@Parameter abstract Tensor p();
                    Tensor forward(Tensor x) { return x.times(p()); }
                }
                """);
    }

    @Test
    void sizesOfAParameterArePositive() {
        assertError("[attribute] p: every size must be at least 1, not [-1, 3]", """
                @Network(input = 3, loss = Loss.MEAN_SQUARED_ERROR)
                abstract class Net {
                    @Parameter(shape = §{-1, 3}) abstract Tensor p();
                    Tensor forward(Tensor x) { return x.times(p()); }
                }
                """);
    }

    @Test
    void attributesAreFinite() {
        assertError("[attribute] first: l2 must be finite, not Infinity", """
                @Network(input = 3, loss = Loss.MEAN_SQUARED_ERROR)
                abstract class Net {
                    @Dense(units = 3, l2 = §1 / 0.0) abstract Tensor first(Tensor x);
                }
                """.replace("§1 / 0.0", "1 §/ 0.0"));
    }
}
