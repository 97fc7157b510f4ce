package cortado.processor.errors;

import static cortado.processor.errors.Reports.assertAccepted;
import static cortado.processor.errors.Reports.assertError;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Declarations that are odd, but right: what is generated for them compiles. */
class HostileTest {
    @Test
    void namesInOtherAlphabets() {
        assertAccepted("""
                @Network(input = 4, loss = Loss.MEAN_SQUARED_ERROR)
                abstract class Größe {
                    @Dense(units = 4) abstract Tensor läge(Tensor überall);
                    @Dense(units = 2) abstract Tensor 層(Tensor läge);
                }
                """);
    }

    @Test
    void namesThatGeneratedCodeUsesItself() {
        assertAccepted("""
                @Network(loss = Loss.MEAN_SQUARED_ERROR)
                abstract class Net {
                    @Dense(units = 4) abstract Tensor weight(Tensor x);
                    @Dense(units = 4) abstract Tensor n(Tensor x);
                    @Dense(units = 4) abstract Tensor target(Tensor x);
                    @Dense(units = 4) abstract Tensor parameters(Tensor x);
                    Tensor forward(@Input(4) Tensor arena, @Input(4) Tensor batch) {
                        return weight(arena).plus(n(batch)).plus(target(parameters(arena)));
                    }
                }
                """);
    }

    @Test
    void namesThatAreKeywordsInCapitals() {
        assertAccepted("""
                @Network(input = 4, loss = Loss.MEAN_SQUARED_ERROR)
                abstract class Class {
                    @Dense(units = 4) abstract Tensor Class(Tensor Int);
                    @Dense(units = 4) abstract Tensor class_(Tensor Class);
                    @Dense(units = 4) abstract Tensor record(Tensor class_);
                    @Dense(units = 4) abstract Tensor var(Tensor record);
                }
                """);
    }

    @Test
    void namesThatAreKeywordsInSomePlaces() {
        assertAccepted("""
                @Network(loss = Loss.MEAN_SQUARED_ERROR)
                abstract class Net {
                    @Dense(units = 4) abstract Tensor yield(Tensor x);
                    @Dense(units = 4) abstract Tensor sealed(Tensor x);
                    @Dense(units = 4) abstract Tensor permits(Tensor x);
                    @Dense(units = 4) abstract Tensor when(Tensor x);
                    Tensor forward(@Input(4) Tensor x, @Input(4) Tensor module) {
                        return sealed(permits(when(this.yield(x.plus(module)))));
                    }
                }
                """);
    }

    @Test
    void nestedClasses() {
        assertAccepted("""
                class Outer {
                    @Network(input = 4, loss = Loss.MEAN_SQUARED_ERROR)
                    static abstract class Inner {
                        static final int WIDTH = 3;
                        abstract Part part();
                        Tensor forward(Tensor x) { return part().forward(x); }
                    }
                    @Block
                    static abstract class Part {
                        @Dense(units = Inner.WIDTH) abstract Tensor only(Tensor x);
                        Tensor forward(Tensor x) { return only(x); }
                    }
                }
                class User { Outer_InnerModel model; }
                """);
    }

    @Test
    void packages() {
        assertAccepted("""
                package some.where;
                import cortado.*;
                @Network(input = 4, loss = Loss.MEAN_SQUARED_ERROR)
                abstract class Net {
                    @Dense(units = 4) abstract Tensor first(Tensor x);
                }
                """);
    }

    @Test
    void layersOfSuperclasses() {
        assertAccepted("""
                abstract class Base {
                    @Dense(units = 4) abstract Tensor first(Tensor x);
                    Tensor twice(Tensor x) { return first(x).plus(first(x)); }
                }
                @Network(input = 4, loss = Loss.MEAN_SQUARED_ERROR)
                abstract class Net extends Base {
                    @Dense(units = 2) abstract Tensor last(Tensor first);
                    Tensor forward(Tensor x) { return last(twice(x)); }
                }
                """);
    }

    @Test
    void blocksThatAreChains() {
        assertAccepted("""
                @Network(input = 4, loss = Loss.MEAN_SQUARED_ERROR)
                abstract class Net {
                    abstract Part part(int i);
                    Tensor forward(Tensor x) { return part(1).forward(part(-1).forward(x)); }
                }
                @Block
                abstract class Part {
                    @Dense(units = 4) abstract Tensor first(Tensor x);
                    @Dense(units = 4) abstract Tensor second(Tensor first);
                    abstract Tensor forward(Tensor x);
                }
                """);
    }

    @Test
    void hundredsOfLayers() {
        String layers = IntStream.range(0, 500)
                .mapToObj(i -> "@Dense(units = 3) abstract Tensor layer" + i + "(Tensor x);")
                .collect(Collectors.joining("\n"));
        assertAccepted("""
                @Network(input = 4, loss = Loss.MEAN_SQUARED_ERROR)
                abstract class Net {
                    %s
                }
                """.formatted(layers));
    }

    private static String deep(int calls) {
        return """
                @Network(input = 4, loss = Loss.MEAN_SQUARED_ERROR)
                abstract §class Net {
                    @Dense(units = 3) abstract Tensor first(Tensor x);
                    Tensor forward(Tensor x) { return first(%s); }
                }
                """.formatted("x" + ".plus(x)".repeat(calls));
    }

    @Test
    void expressionsThatAreDeep() {
        assertAccepted(deep(300));
    }

    @Test
    void expressionsThatAreTooDeep() {
        assertError("[java] the expressions of Net are nested too deeply: split them with local variables", deep(2500));
    }

    @Test
    void generatedClassesThatExist() {
        assertError("[name] the class NetModel, which is generated for Net, exists already: rename it or the network", """
                @Network(input = 4, loss = Loss.MEAN_SQUARED_ERROR)
                abstract §class Net {
                    @Dense(units = 3) abstract Tensor first(Tensor x);
                }
                class NetModel {}
                """);
    }

    @Test
    void classesThatHideThoseOfJava() {
        assertError("[name] the class Math would hide java.lang.Math in the generated classes: rename it, or move it or"
                + " the network to another package", """
                @Network(input = 4, loss = Loss.MEAN_SQUARED_ERROR)
                abstract §class Net {
                    @Dense(units = 3) abstract Tensor first(Tensor x);
                }
                class Math {}
                """);
    }

    @Test
    void namesWithDollars() {
        assertAccepted("""
                @Network(input = 4, loss = Loss.MEAN_SQUARED_ERROR)
                abstract class Net {
                    @Dense(units = 4) abstract Tensor $L(Tensor $S);
                    @Dense(units = 4) abstract Tensor $N$(Tensor $L);
                }
                """);
    }

    @Test
    void namesOfClassesThatGeneratedCodeUses() {
        assertAccepted("""
                @Network(input = 4, loss = Loss.SOFTMAX_CROSS_ENTROPY)
                abstract class Reference {
                    @Dense(units = 4) abstract Tensor predict(Tensor x);
                    @Dense(units = 4) abstract Tensor toString(Tensor predict);
                }
                class Program {}
                class Model {}
                class Trainer {}
                class Description {}
                class Variables {}
                class FloatVector {}
                class Exp {}
                """);
    }

    @Test
    void namesOfMethodsThatGeneratedCodeCalls() {
        assertAccepted("""
                @Network(input = 4, loss = Loss.SOFTMAX_CROSS_ENTROPY)
                abstract class Net {
                    @Dense(units = 4) abstract Tensor exp(Tensor x);
                    @Dense(units = 4) abstract Tensor log(Tensor exp);
                    @Dropout(rate = 0.5) abstract Tensor uniform(Tensor log);
                    @Dense(units = 4) abstract Tensor inputOffset(Tensor uniform);
                }
                """);
    }

    @Test
    void privateAndInnerClasses() {
        assertAccepted("""
                class Outer {
                    @Network(input = 4, loss = Loss.MEAN_SQUARED_ERROR)
                    private static abstract class Secret { @Dense(units = 4) abstract Tensor only(Tensor x); }
                    @Network(input = 4, loss = Loss.MEAN_SQUARED_ERROR)
                    abstract class Inner { @Dense(units = 4) abstract Tensor only(Tensor x); }
                }
                """);
    }

    @Test
    void sealedClasses() {
        assertAccepted("""
                @Network(input = 4, loss = Loss.MEAN_SQUARED_ERROR)
                abstract sealed class Net permits Sub { @Dense(units = 8) abstract Tensor first(Tensor x); }
                final class Sub extends Net { Tensor first(Tensor x) { return x; } }
                """);
    }

    @Test
    void forwardOfAnInterface() {
        assertError("[shape] cannot add [2] and [4]", """
                interface Twice {
                    Tensor first(Tensor x);
                    default Tensor forward(Tensor x) { return first(x)§.plus(x); }
                }
                @Network(input = 4, loss = Loss.MEAN_SQUARED_ERROR)
                abstract class Net implements Twice {
                    @Dense(units = 2) public abstract Tensor first(Tensor x);
                }
                """);
    }
}
