package cortado.processor.errors;

import static cortado.processor.errors.Reports.assertError;

import org.junit.jupiter.api.Test;

/** Java that can't be traced: each error says what to write instead. */
class JavaErrorsTest {
    private static String forward(String body) {
        return """
                @Network(input = 8, loss = Loss.MEAN_SQUARED_ERROR)
                abstract class Net {
                    static int counter = 3;
                    @Dense(units = 4) abstract Tensor first(Tensor x);
                    Tensor helper(Tensor x) { return x; }
                    Tensor forward(Tensor x) {
                        %s
                    }
                }
                """.formatted(body);
    }

    @Test
    void lambdas() {
        assertError("[java] a lambda can't be traced: make it a method of this class and write this::name",
                forward("java.util.function.UnaryOperator<Tensor> f = §y -> y; return f.apply(first(x));"));
    }

    @Test
    void instanceOf() {
        assertError("[java] instanceof can't be traced: types are known here, so choose by an int or a boolean",
                forward("return x §instanceof Object ? first(x) : x;"));
    }

    @Test
    void tryBlocks() {
        assertError("[java] try can't be traced: nothing throws here, so write its body alone",
                forward("§try { return first(x); } finally { }"));
    }

    @Test
    void synchronizedBlocks() {
        assertError("[java] synchronized can't be traced: nothing runs here, so write its body alone",
                forward("§synchronized (this) { return first(x); }"));
    }

    @Test
    void assertions() {
        assertError("[java] assert can't be traced: write 'if (...) throw new IllegalArgumentException(\"...\")'",
                forward("§assert true; return first(x);"));
    }

    @Test
    void localClasses() {
        assertError("[java] a local class can't be traced: declare the record or the method beside 'forward'",
                forward("§class A { } return first(x);"));
    }

    @Test
    void anonymousClasses() {
        assertError("[java] an anonymous class can't be traced: declare a record or a method instead",
                forward("Object o = §new Object() { }; return first(x);"));
    }

    @Test
    void otherObjects() {
        assertError("[java] 'Random' can't be created here: records, arrays, ArrayList and LinkedList can",
                forward("Object o = §new Random(); return first(x);"));
    }

    @Test
    void fieldsThatMayChange() {
        assertError("[java] the field 'counter' may change: make it 'static final', or pass its value as an argument",
                forward("for (int i = 0; i < §counter; i++) { } return first(x);"));
    }

    @Test
    void patterns() {
        assertError("[java] a pattern can't be traced: compare with constants, and read records by their components",
                forward("Object o = 3; return switch (o) { §case Integer i -> first(x); default -> x; };"));
    }

    @Test
    void methodsOfOtherClasses() {
        assertError("[name] methods of System can't be traced: make 'nanoTime' a method of Net",
                forward("long t = System§.nanoTime(); return first(x);"));
    }

    @Test
    void operatorsOnTensors() {
        assertError("[type] '+' does not apply to a Tensor [8]: call a method instead, such as a.plus(b), a.times(b) or"
                + " a.lessThan(b)", forward("Tensor y = x §+ x; return first(x);"));
    }

    @Test
    void conditionsThatDependOnTheSample() {
        assertError("[condition] a condition must be known while compiling, but this is a Mask [8]: choose"
                + " elementwise with a.where(mask, b)", forward("if (x§.greaterThan(0)) return x; return first(x);"));
    }

    @Test
    void loopsOverTensors() {
        assertError("[loop] this loop needs an array or a List, not a Tensor [8]: for the parts of a tensor, use split",
                forward("for (Object o : §x) { } return first(x);"));
    }

    @Test
    void superclasses() {
        assertError("[java] super can't be traced: give the method of the superclass another name and call that",
                forward("int h = super§.hashCode(); return first(x);"));
    }

    @Test
    void exceptionsAreTheUsersOwnErrors() {
        assertError("[thrown] 8 is odd", forward("if (x.size(0) == 8) §throw new IllegalArgumentException(x.size(0)"
                + " + \" is odd\"); return first(x);"));
    }

    @Test
    void otherOperands() {
        assertError("[java] only local variables and elements of arrays can be set",
                forward("§counter = 4; return first(x);"));
    }
}
