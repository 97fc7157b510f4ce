package cortado.processor.errors;

import static cortado.processor.errors.Reports.assertError;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Compile-time values: overflow, endless loops, recursion, indices and names. */
class ValueErrorsTest {
    private static String forward(String body) {
        return """
                @Network(input = 8, loss = Loss.MEAN_SQUARED_ERROR)
                abstract class Net {
                    @Dense(units = 4) abstract Tensor first(Tensor x);
                    Tensor helper(Tensor x, int n) { return n == 0 ? x : helper(x, n - 1); }
                    Tensor ping(Tensor x) { return pong(x); }
                    Tensor pong(Tensor x) { return ping(x); }
                    Tensor forward(Tensor x) {
                        %s
                    }
                }
                """.formatted(body);
    }

    @Test
    void integersThatOverflow() {
        assertError("[number] 50000 * 50000 does not fit an int, whose greatest value is 2147483647",
                forward("int n = 50000; n = n §* n; return first(x);"));
    }

    @Test
    void integersThatOverflowInCompoundAssignments() {
        assertError("[number] 2147483647 + 1 does not fit an int, whose greatest value is 2147483647",
                forward("int n = Integer.MAX_VALUE; n §+= 1; return first(x);"));
    }

    @Test
    void shiftsThatOverflow() {
        assertError("[number] 16 << 40 does not fit an int, whose greatest value is 2147483647",
                forward("int n = 16 §<< 40; return first(x);"));
    }

    @Test
    void divisionByZero() {
        assertError("[number] 8 / 0 divides by zero", forward("int zero = 0; int n = x.size(0) §/ zero; return"
                + " first(x);"));
    }

    @Test
    void castsThatLoseTheNumber() {
        assertError("[number] 1.0E10 does not fit an int", forward("int n = §(int) 1e10; return first(x);"));
    }

    @Test
    void endlessLoops() {
        assertError("[loop] still running after 1000000 steps: does this loop end? Its condition must become false by"
                + " compile-time values alone", forward("§while (true) { }"));
    }

    @Test
    void recursion() {
        assertError("[recursion] 'helper' calls itself, directly or through others: write a loop instead",
                forward("return first(helper(x, 3));").replace(": helper(x", ": §helper(x"));
    }

    @Test
    void mutualRecursion() {
        assertError("[recursion] 'ping' calls itself, directly or through others: write a loop instead",
                forward("return first(ping(x));").replace("return ping(x)", "return §ping(x)"));
    }

    @Test
    void blocksWithinThemselves() {
        assertError("[block] the block Unit uses itself through 'inner', so its parameters would have no end: use"
                + " another block here", """
                @Network(input = 8, loss = Loss.MEAN_SQUARED_ERROR)
                abstract class Net {
                    abstract Unit unit();
                    Tensor forward(Tensor x) { return unit().forward(x); }
                }
                @Block
                abstract class Unit {
                    @Dense(units = 8) abstract Tensor first(Tensor x);
                    abstract Unit inner();
                    Tensor forward(Tensor x) { return §inner().forward(first(x)); }
                }
                """);
    }

    @Test
    void elementsThatDoNotExist() {
        assertError("[index] there is no element 2 among 2: indices run from 0 to one less",
                forward("Tensor[] a = {x, x}; return first(a§[2]);"));
    }

    @Test
    void elementsWithoutAValue() {
        assertError("[value] element 1 has no value yet: set it before",
                forward("Tensor[] a = new Tensor[2]; a[0] = x; return first(a§[1]);"));
    }

    @Test
    void listsThatCanNotChange() {
        assertError("[value] this List can't be changed: start with new ArrayList<>()",
                forward("List<Tensor> a = List.of(x); a§.add(x); return first(x);"));
    }

    @Test
    void namesThatDoNotExist() {
        assertError("[java] cannot find 'width'", forward("int n = §width; return first(x);"));
    }

    @Test
    void methodsThatDoNotExist() {
        assertError("[name] Net has no method 'frist'; did you mean 'first'?", forward("return §frist(x);"));
    }

    @Test
    void tensorMethodsThatDoNotExist() {
        assertError("[name] Tensor has no method 'rleu'; did you mean 'relu'?", forward("return first(x)§.rleu();"));
    }

    @Test
    void argumentsThatDoNotFit() {
        assertError("[type] 'first' takes (Tensor x), not 2 arguments", forward("return §first(x, 3);"));
    }

    @Test
    void arrayOfTooManyElements() {
        assertError("[number] an array can't have 2000000000 elements here",
                forward("int[] a = §new int[2000000000]; return first(x);"));
    }

    @Test
    void errorsThatDoNotDependOnEachOtherAreFoundInOneRun() {
        assertEquals(
                List.of("[java] cannot find 'a'", "[java] cannot find 'b'",
                        "[name] Tensor has no method 'rleu'; did you mean 'relu'?"),
                Reports.errors(forward("int n = a + b; Tensor y = first(x).rleu(); return y.relu();")));
    }

    @Test
    void anErrorInALoopIsReportedOnce() {
        assertError("[java] cannot find 'a'", forward("for (int i = 0; i < 9; i++) { int n = §a + i; } return"
                + " first(x);"));
    }

    @Test
    void textsWithoutEnd() {
        assertError("[value] a String can't be longer than 10000 characters here",
                forward("String s = \"ab\"; for (int i = 0; i < 40; i++) { s = s §+ s; } return first(x);"));
    }

    @Test
    void arraysWithoutEnd() {
        assertError("[loop] still running after 1000000 steps: does this loop end? Its condition must become false by"
                + " compile-time values alone",
                forward("List<Object> all = new ArrayList<>(); §while (true) { all.add(new int[10000]); }"));
    }

    @Test
    void listsThatDouble() {
        assertError("[loop] still running after 1000000 steps: does this loop end? Its condition must become false by"
                + " compile-time values alone",
                forward("List<Tensor> all = new ArrayList<>(); all.add(x); §while (true) { all.addAll(all); }"));
    }

    @Test
    void arraysOfArraysOfTooManyElements() {
        assertError("[number] an array can't have 1000000000 elements here",
                forward("int[][] a = §new int[10000][100000]; return first(x);"));
    }
}
