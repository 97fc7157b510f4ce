package cortado.processor.errors;

import static cortado.processor.errors.Reports.assertError;

import org.junit.jupiter.api.Test;

/** Inputs, outputs, targets and losses. */
class PortErrorsTest {
    @Test
    void anInputHasAShape() {
        assertError("[input] the input 'x' has no shape: annotate it with @Input(shape), or set @Network(input = shape)", """
                @Network(loss = Loss.MEAN_SQUARED_ERROR)
                abstract class Net {
                    @Dense(units = 4) abstract Tensor first(Tensor §x);
                }
                """);
    }

    @Test
    void severalInputsHaveTheirOwnShapes() {
        assertError("[input] the network has 2 inputs: remove this shape and annotate each parameter of 'forward' with"
                + " @Input(shape)", """
                @Network(input = §8, loss = Loss.MEAN_SQUARED_ERROR)
                abstract class Net {
                    @Dense(units = 4) abstract Tensor first(Tensor x);
                    Tensor forward(@Input(8) Tensor x, @Input(4) Tensor y) { return first(x).plus(y); }
                }
                """);
    }

    @Test
    void aShapeIsGivenOnce() {
        assertError("[input] the shape of 'x' is given twice: remove it here, or in @Input", """
                @Network(input = §8, loss = Loss.MEAN_SQUARED_ERROR)
                abstract class Net {
                    @Dense(units = 4) abstract Tensor first(Tensor x);
                    Tensor forward(@Input(8) Tensor x) { return first(x); }
                }
                """);
    }

    @Test
    void inputsAreTensors() {
        assertError("[input] the input 'n' must be a Tensor, Tokens or a Mask, not int", """
                @Network(loss = Loss.MEAN_SQUARED_ERROR)
                abstract class Net {
                    @Dense(units = 4) abstract Tensor first(Tensor x);
                    Tensor forward(@Input(8) Tensor x, int §n) { return first(x); }
                }
                """);
    }

    @Test
    void sizesArePositive() {
        assertError("[shape] every size of 'x' must be at least 1, not [3, 0]", """
                @Network(input = §{3, 0}, loss = Loss.MEAN_SQUARED_ERROR)
                abstract class Net {
                    @Dense(units = 4) abstract Tensor first(Tensor x);
                }
                """);
    }

    @Test
    void sizesDoNotOverflow() {
        assertError("[shape] 'x' is too large: [100000, 100000] has more than 2147483647 elements", """
                @Network(input = §{100000, 100000}, loss = Loss.MEAN_SQUARED_ERROR)
                abstract class Net {
                    @Dense(units = 4) abstract Tensor first(Tensor x);
                }
                """);
    }

    @Test
    void forwardReturnsTensors() {
        assertError("[output] forward returns the int 3: return a Tensor or a record of tensors", """
                @Network(input = 8)
                abstract class Net {
                    @Dense(units = 4) abstract Tensor first(Tensor x);
                    int §forward(Tensor x) { first(x); return 3; }
                }
                """);
    }

    @Test
    void classesBelongToTokens() {
        assertError("[attribute] classes belongs to Tokens, but 'x' is of type Tensor: remove it", """
                @Network(loss = Loss.MEAN_SQUARED_ERROR)
                abstract class Net {
                    @Dense(units = 4) abstract Tensor first(Tensor x);
                    Tensor forward(@Input(value = 8, classes = §3) Tensor x) { return first(x); }
                }
                """);
    }

    @Test
    void gradientsBelongToTensors() {
        assertError("[attribute] gradient belongs to Tensor, but 'x' is of type Tokens: remove it", """
                @Network(loss = Loss.MEAN_SQUARED_ERROR)
                abstract class Net {
                    @Dense(units = 4) abstract Tensor first(Tensor x);
                    Tensor forward(@Input(value = 8, gradient = §true) Tokens x) { return first(x.toTensor()); }
                }
                """);
    }

    @Test
    void aNamedLossFitsTheOutput() {
        assertError("[loss] SOFTMAX_CROSS_ENTROPY needs at least 2 classes, but axis 0 of the output [1] has 1; for"
                + " a single score use BINARY_CROSS_ENTROPY_WITH_LOGITS", """
                @Network(input = 8, loss = Loss§.SOFTMAX_CROSS_ENTROPY)
                abstract class Net {
                    @Dense(units = 1) abstract Tensor first(Tensor x);
                }
                """);
    }

    @Test
    void aLossHasItsOwnSettings() {
        assertError("[loss] MEAN_SQUARED_ERROR has no setting 'delta': remove it", """
                @Network(input = 8, loss = Loss.MEAN_SQUARED_ERROR, delta = §2)
                abstract class Net {
                    @Dense(units = 1) abstract Tensor first(Tensor x);
                }
                """);
    }

    @Test
    void settingsBelongToANamedLoss() {
        assertError("[loss] 'delta' belongs to a loss by name: set loss = Loss.SOMETHING, or remove it", """
                @Network(input = 8, delta = §2)
                abstract class Net {
                    @Dense(units = 1) abstract Tensor first(Tensor x);
                    Tensor loss(Tensor y, @Target Tensor t) { return y.meanSquaredError(t); }
                }
                """);
    }

    @Test
    void thereIsOneLoss() {
        assertError("[loss] the network has a method 'loss' too: remove one of both", """
                @Network(input = 8, loss = Loss§.MEAN_SQUARED_ERROR)
                abstract class Net {
                    @Dense(units = 1) abstract Tensor first(Tensor x);
                    Tensor loss(Tensor y, @Target Tensor t) { return y.meanSquaredError(t); }
                }
                """);
    }

    @Test
    void aLossIsOneValuePerSample() {
        assertError("[loss] 'loss' must return one value per sample, not [4]: add .mean() or .sum()", """
                @Network(input = 8)
                abstract class Net {
                    @Dense(units = 4) abstract Tensor first(Tensor x);
                    Tensor §loss(Tensor y, @Target Tensor t) { return y.minus(t); }
                }
                """);
    }

    @Test
    void targetsAreAnnotated() {
        assertError("[loss] 't' is no output of 'forward': annotate it with @Target if data gives it", """
                @Network(input = 8)
                abstract class Net {
                    @Dense(units = 4) abstract Tensor first(Tensor x);
                    Tensor loss(Tensor y, Tensor §t) { return y.meanSquaredError(t); }
                }
                """);
    }

    @Test
    void targetsOfSeveralOutputsHaveShapes() {
        assertError("[loss] the target 't' needs a shape, since the network has 2 outputs: @Target(shape = ...)", """
                @Network(input = 8)
                abstract class Net {
                    record Out(Tensor a, Tensor b) {}
                    @Dense(units = 4) abstract Tensor first(Tensor x);
                    @Dense(units = 4) abstract Tensor second(Tensor x);
                    Out forward(Tensor x) { return new Out(first(x), second(x)); }
                    Tensor loss(Out y, §@Target Tensor t) { return y.a().plus(y.b()).meanSquaredError(t); }
                }
                """);
    }

    @Test
    void namesOfTargetsAreIdentifiers() {
        assertError("[name] \"the \"class\"\" can't be a name in generated code: choose a Java identifier", """
                @Network(input = 8)
                abstract class Net {
                    @Dense(units = 4) abstract Tensor first(Tensor x);
                    Tensor loss(Tensor y, @Target(name = §"the \\"class\\"") Tensor t) { return y.meanSquaredError(t); }
                }
                """);
    }

    @Test
    void namesOfTargetsAreNoKeywords() {
        assertError("[name] \"class\" can't be a name in generated code: choose a Java identifier", """
                @Network(input = 8)
                abstract class Net {
                    @Dense(units = 4) abstract Tensor first(Tensor x);
                    Tensor loss(Tensor y, @Target(name = §"class") Tensor t) { return y.meanSquaredError(t); }
                }
                """);
    }

    @Test
    void inputsAndTargetsHaveDifferentNames() {
        assertError("[name] there is an input or target 'x' already: rename this one, since a batch has both", """
                @Network(input = 4)
                abstract class Net {
                    @Dense(units = 4) abstract Tensor first(Tensor x);
                    Tensor loss(Tensor y, @Target Tensor §x) { return y.meanSquaredError(x); }
                }
                """);
    }

    @Test
    void inputsDoNotHaveTheNameOfTheTargetOfANamedLoss() {
        assertError("[name] the loss calls its target 'target' too: rename this input, since a batch has both", """
                @Network(input = 4, loss = Loss.MEAN_SQUARED_ERROR)
                abstract class Net {
                    @Dense(units = 4) abstract Tensor first(Tensor §target);
                }
                """);
    }
}
