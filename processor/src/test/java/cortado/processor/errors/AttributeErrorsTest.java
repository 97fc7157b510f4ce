package cortado.processor.errors;

import static cortado.processor.errors.Reports.assertError;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Attributes of layers: ranges, missing ones, and parameters that supply them. */
class AttributeErrorsTest {
    @Test
    void rangesAreReportedAtTheValue() {
        assertError("[attribute] hidden: units must be at least 1, not -3", """
                @Network(input = 8)
                abstract class Net {
                    @Dense(units = §-3) abstract Tensor hidden(Tensor x);
                }
                """);
    }

    @Test
    void aBoundOnNormsIsPositive() {
        assertError("[attribute] hidden: maxNorm must be greater than 0, not 0.0", """
                @Network(input = 8)
                abstract class Net {
                    @Dense(units = 3, maxNorm = §0) abstract Tensor hidden(Tensor x);
                }
                """);
    }

    @Test
    void theDropoutRateIsAShare() {
        assertError("[attribute] drop: rate must be at least 0 and less than 1, not 1.5", """
                @Network(input = 8)
                abstract class Net {
                    @Dropout(rate = §1.5) abstract Tensor drop(Tensor x);
                }
                """);
    }

    @Test
    void allWrongAttributesOfAChainAreFoundInOneRun() {
        assertEquals(
                List.of("[attribute] hidden: units must be at least 1, not 0",
                        "[attribute] drop: rate must be at least 0 and less than 1, not 2.0"),
                Reports.errors("""
                        @Network(input = 8)
                        abstract class Net {
                            @Dense(units = 0) abstract Tensor hidden(Tensor x);
                            @Dropout(rate = 2) abstract Tensor drop(Tensor x);
                        }
                        """));
    }

    @Test
    void aMissingAttributeIsReportedAtTheAnnotation() {
        assertError("[layer] hidden: needs 'units': set it in the annotation, or make it an int parameter of the method", """
                @Network(input = 8)
                abstract class Net {
                    §@Dense(bias = false) abstract Tensor hidden(Tensor x);
                }
                """);
    }

    @Test
    void aParameterThatNamesNoAttributeHasANearMiss() {
        assertError("[attribute] @Dense has no attribute 'unit'; did you mean 'units'?", """
                @Network(input = 8)
                abstract class Net {
                    @Dense abstract Tensor hidden(Tensor x, int §unit);
                    Tensor forward(Tensor x) { return hidden(x, 4); }
                }
                """);
    }

    @Test
    void aParameterHasTheTypeOfItsAttribute() {
        assertError("[attribute] the attribute 'units' of @Dense is int, so its parameter can't be double", """
                @Network(input = 8)
                abstract class Net {
                    @Dense abstract Tensor hidden(Tensor x, double §units);
                    Tensor forward(Tensor x) { return hidden(x, 4); }
                }
                """);
    }

    @Test
    void aRangeIsReportedAtTheArgumentThatSuppliedIt() {
        assertError("[attribute] hidden: units must be at least 1, not 0", """
                @Network(input = 8)
                abstract class Net {
                    @Dense abstract Tensor hidden(Tensor x, int units);
                    Tensor forward(Tensor x) { return hidden(x, §x.size(0) - 8); }
                }
                """.replace("§x.size(0) - 8", "x.size(0) §- 8"));
    }

    @Test
    void nothingSuppliesAttributesInAChain() {
        assertError("[chain] nothing calls 'hidden' in a chain of layers: set units in the annotation, or write a"
                + " method 'Tensor forward(Tensor x)'", """
                @Network(input = 8)
                abstract class Net {
                    @Dense abstract Tensor hidden(Tensor x, int §units);
                }
                """);
    }

    @Test
    void aLayerHasOneSetOfAttributes() {
        assertError("[layer] 'hidden' is called with {units=5} here and with {units=4} at Net.java:5: a layer has"
                + " one set of attributes, so declare two layers", """
                @Network(input = 8)
                abstract class Net {
                    @Dense abstract Tensor hidden(Tensor x, int units);
                    Tensor forward(Tensor x) { Tensor y = hidden(x, 4);
                        return y.sum().plus(§hidden(x, 5).sum()); }
                }
                """);
    }

    @Test
    void aSharedParameterHasOneShape() {
        assertError("[layer] hidden: shares hidden.weight with an earlier call, where it is [4, 8], but this call needs"
                + " [4, 4]: declare another layer for it", """
                @Network(input = 8)
                abstract class Net {
                    @Dense(units = 4) abstract Tensor hidden(Tensor x);
                    Tensor forward(Tensor x) { return §hidden(hidden(x)); }
                }
                """);
    }

    @Test
    void tiedWeightsNameALayerBesideThem() {
        assertError("[attribute] second: there is no layer 'frist' beside this one; did you mean 'first'?", """
                @Network(input = 8)
                abstract class Net {
                    @Dense(units = 8) abstract Tensor first(Tensor x);
                    @Dense(units = 8, weights = §"frist") abstract Tensor second(Tensor first);
                }
                """);
    }

    @Test
    void theBatchHasAtLeastOneSample() {
        assertError("[attribute] batch must be at least 1, not 0", """
                @Network(input = 8, batch = §0)
                abstract class Net {
                    @Dense(units = 8) abstract Tensor first(Tensor x);
                }
                """);
    }

    @Test
    void anActivationHasItsOwnSettings() {
        assertError("[attribute] act: RELU has no setting 'slope': remove it", """
                @Network(input = 8)
                abstract class Net {
                    @Activate(function = Activation.RELU, slope = §0.2) abstract Tensor act(Tensor x);
                }
                """);
    }
}
