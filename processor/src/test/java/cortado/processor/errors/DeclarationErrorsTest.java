package cortado.processor.errors;

import static cortado.processor.errors.Reports.assertError;

import org.junit.jupiter.api.Test;

/** Classes and methods that can't be networks, layers or blocks. */
class DeclarationErrorsTest {
    @Test
    void aNetworkIsAbstract() {
        assertError("[declaration] the network Net must be an abstract class: declare it as 'abstract class Net'", """
                @Network(input = 8)
                §class Net {}
                """);
    }

    @Test
    void aNetworkIsAClass() {
        assertError("[declaration] the network Net must be an abstract class: declare it as 'abstract class Net'", """
                @Network(input = 8)
                §interface Net {}
                """);
    }

    @Test
    void aNetworkIsNotGeneric() {
        assertError("[declaration] the network Net can't be generic: remove the type parameter T", """
                @Network(input = 8)
                abstract §class Net<T> {
                    @Dense(units = 8) abstract Tensor first(Tensor x);
                }
                """);
    }

    @Test
    void aLayerIsNotGeneric() {
        assertError("[declaration] the method 'first' has type parameters: layers have none", """
                @Network(input = 8)
                abstract class Net {
                    @Dense(units = 8) abstract <T> Tensor §first(Tensor x);
                }
                """);
    }

    @Test
    void aNetworkHasLayers() {
        assertError("[declaration] the network Net has neither layers nor a method 'forward': declare a layer, such as"
                + " '@Dense(units = 10) abstract Tensor scores(Tensor x);'", """
                @Network(input = 8)
                abstract §class Net {}
                """);
    }

    @Test
    void aNetworkHasALoss() {
        assertError("[loss] the network Net has no loss: name one, such as '@Network(loss ="
                + " Loss.MEAN_SQUARED_ERROR)', or"
                + " write a method 'Tensor loss(...)'", """
                @Network(input = 8)
                abstract §class Net {
                    @Dense(units = 8) abstract Tensor first(Tensor x);
                }
                """);
    }

    @Test
    void anAbstractMethodIsALayer() {
        assertError("[declaration] 'first' is abstract but no layer: annotate it as one, such as @Dense(units = 10),"
                + " let it return a @Block, or give it a body", """
                @Network(input = 8)
                abstract class Net {
                    abstract Tensor §first(Tensor x);
                }
                """);
    }

    @Test
    void aMethodIsOneLayer() {
        assertError("[declaration] 'first' is already @Dense: a method is one layer, so declare another method for"
                + " @Dropout",
                """
                @Network(input = 8)
                abstract class Net {
                    @Dense(units = 8) §@Dropout abstract Tensor first(Tensor x);
                }
                """);
    }

    @Test
    void aLayerReturnsATensor() {
        assertError("[declaration] the layer 'first' returns Tokens: it must return Tensor", """
                @Network(input = 8)
                abstract class Net {
                    @Dense(units = 8) abstract Tokens §first(Tensor x);
                }
                """);
    }

    @Test
    void aNameIsOneLayer() {
        assertError("[name] there is a layer 'first' already, and a name is one layer in files: rename this one", """
                @Network(input = 8)
                abstract class Net {
                    @Dense(units = 8) abstract Tensor first(Tensor x);
                    @Dense            abstract Tensor §first(Tensor x, int units);
                    Tensor forward(Tensor x) { return first(x); }
                }
                """);
    }

    @Test
    void forwardIsNoLayer() {
        assertError("[name] 'forward' is the name of a method that joins layers: rename this layer", """
                @Network(input = 8)
                abstract class Net {
                    @Dense(units = 8) abstract Tensor §forward(Tensor x);
                }
                """);
    }

    @Test
    void aMistakeInASharedBlockIsReportedOnce() {
        assertError("[attribute] @Dense has no attribute 'unit'; did you mean 'units'?", """
                @Network(input = 8, loss = Loss.MEAN_SQUARED_ERROR)
                abstract class Net {
                    abstract Unit unit();
                    Tensor forward(Tensor x) { return unit().forward(x); }
                }
                @Network(input = 8, loss = Loss.MEAN_SQUARED_ERROR)
                abstract class Other {
                    abstract Unit unit();
                    Tensor forward(Tensor x) { return unit().forward(x); }
                }
                @Block
                abstract class Unit {
                    @Dense abstract Tensor first(Tensor x, int §unit);
                    Tensor forward(Tensor x) { return first(x, 3); }
                }
                """);
    }

    @Test
    void forwardExistsOnce() {
        assertError("[name] Net has a method 'forward' already: rename this one", """
                @Network(input = 8)
                abstract class Net {
                    @Dense(units = 8) abstract Tensor first(Tensor x);
                    Tensor forward(Tensor x) { return first(x); }
                    Tensor §forward(Tensor x, int n) { return first(x); }
                }
                """);
    }

    @Test
    void instancesAreToldApartByInts() {
        assertError("[declaration] instances of a block are told apart by int parameters, not by String: pass it to the"
                + " block's forward instead", """
                @Network(input = 8)
                abstract class Net {
                    abstract Unit unit(String §name);
                    Tensor forward(Tensor x) { return unit("a").forward(x); }
                }
                @Block
                abstract class Unit {
                    @Dense(units = 8) abstract Tensor first(Tensor x);
                    Tensor forward(Tensor x) { return first(x); }
                }
                """);
    }

    @Test
    void blocksHaveNoPlaceInAChain() {
        assertError("[chain] 'unit' has no place in a chain of layers: write a method 'Tensor forward(Tensor x)'"
                + " that uses it", """
                @Network(input = 8)
                abstract class Net {
                    @Dense(units = 8) abstract Tensor first(Tensor x);
                    abstract Unit §unit();
                }
                @Block
                abstract class Unit {
                    @Dense(units = 8) abstract Tensor first(Tensor x);
                    Tensor forward(Tensor x) { return first(x); }
                }
                """);
    }

    @Test
    void aLinkOfAChainTakesOneTensor() {
        assertError("[chain] in a chain of layers 'second' takes one tensor, not 2: write a method 'Tensor"
                + " forward(Tensor x)' that calls it", """
                @Network(input = 8)
                abstract class Net {
                    @Dense(units = 8) abstract Tensor first(Tensor x);
                    @Dense(units = 8) abstract Tensor §second(Tensor a, Tensor b);
                }
                """);
    }

    @Test
    void namesOfParametersInAChainFollowTheOrder() {
        Reports.assertWarning("[chain] 'third' takes the result of 'second', since layers form a chain in the order"
                + " of the source: rename this parameter, or write a method 'forward'", """
                @Network(input = 8, loss = Loss.MEAN_SQUARED_ERROR)
                abstract class Net {
                    @Dense(units = 8) abstract Tensor first(Tensor x);
                    @Dense(units = 8) abstract Tensor second(Tensor first);
                    @Dense(units = 8) abstract Tensor third(Tensor §first);
                }
                """);
    }

    @Test
    void warningsCanBeSilenced() {
        Reports.assertAccepted("""
                @SuppressWarnings("chain")
                @Network(input = 8, loss = Loss.MEAN_SQUARED_ERROR)
                abstract class Net {
                    @Dense(units = 8) abstract Tensor first(Tensor x);
                    @Dense(units = 8) abstract Tensor second(Tensor first);
                    @Dense(units = 8) abstract Tensor third(Tensor first);
                }
                """);
    }

    @Test
    void aLayerHasNoBody() {
        assertError("[declaration] 'first' has a body, so it can't be @Dense too: make it abstract, or remove the"
                + " annotation", """
                @Network(input = 8, loss = Loss.MEAN_SQUARED_ERROR)
                abstract class Net {
                    §@Dense(units = 8) Tensor first(Tensor x) { return x; }
                    Tensor forward(Tensor x) { return first(x); }
                }
                """);
    }
}
