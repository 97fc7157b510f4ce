package cortado.processor.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Kernels written by hand, and what they compute. */
class InterpreterTest {
    private static final Axis N = Axis.batch("n");
    private static final Axis I = new Axis("i", 3);
    private static final Axis K = new Axis("k", 2);

    private static Buffer buffer(String name, boolean batched, Integer... sizes) {
        return new Buffer(name, Buffer.Space.ARENA, batched, List.of(sizes));
    }

    private static Expr load(Buffer buffer, Affine... index) {
        return new Expr.Load(buffer, List.of(index));
    }

    /** The output {@code y[n, i]} of a formula of x for two samples. */
    private static double[] run(Expr body, double... x) {
        var memory = new HashMap<>(Map.of("x", x, "y", new double[6]));
        var kernel = new Kernel("k", buffer("y", true, 3), List.of(N, I), body, "");
        Interpreter.inDouble(memory, 2, (call, sample, element) -> 100 * call + 10 * sample + element).run(kernel);
        return memory.get("y");
    }

    @Test
    void reductionsRunOverTheirAxes() {
        Expr x = load(buffer("x", true, 3, 2), N.affine(), I.affine(), K.affine());
        double[] values = {1, 2, 3, 5, 8, 7, -1, -2, 0, 0, 4, 9};
        assertArrayEquals(new double[] {3, 8, 15, -3, 0, 13}, run(new Expr.Reduce(Reduction.SUM, List.of(K), x), values));
        assertArrayEquals(new double[] {2, 5, 8, -1, 0, 9}, run(new Expr.Reduce(Reduction.MAX, List.of(K), x), values));
        assertArrayEquals(new double[] {1, 3, 7, -2, 0, 4}, run(new Expr.Reduce(Reduction.MIN, List.of(K), x), values));
        assertArrayEquals(new double[] {1, 1, 0, 0, 0, 1}, run(new Expr.Reduce(Reduction.ARGMAX, List.of(K), x), values));
    }

    @Test
    void nothingIsReadOutsideAGuard() {
        Affine before = I.affine().plus(-1);
        Expr x = load(buffer("x", true, 2), N.affine(), before);
        assertArrayEquals(new double[] {0, 7, 8, 0, 9, 6}, run(new Expr.Guard(I.affine(), 1, 3, x), 7, 8, 9, 6));
        assertEquals("index -1 of an axis of x, which has 2",
                assertThrows(IllegalStateException.class, () -> run(x, 7, 8, 9, 6)).getMessage());
    }

    @Test
    void positionsBatchSizeAndRandomNumbers() {
        assertArrayEquals(new double[] {1, 3, 5, 1, 3, 5}, run(new Expr.Position(I.affine().times(2).plus(1))));
        assertArrayEquals(new double[] {2, 2, 2, 2, 2, 2}, run(new Expr.BatchSize()));
        assertArrayEquals(new double[] {400, 401, 402, 410, 411, 412},
                run(new Expr.Uniform(4, N.affine(), I.affine())));
    }

    @Test
    void floatsAreRoundedAfterEveryStep() {
        var memory = new HashMap<>(Map.of("x", new double[] {1e-8}, "y", new double[1]));
        Buffer x = buffer("x", false);
        Expr sum = Expr.apply(Function.ADD, Expr.constant(1), load(x));
        Expr back = Expr.apply(Function.SUBTRACT, sum, Expr.constant(1));
        var kernel = new Kernel("k", buffer("y", false), List.of(), back, "");
        Interpreter.inFloat(memory, 1, (call, sample, element) -> 0).run(kernel);
        assertEquals(0, memory.get("y")[0]);
        Interpreter.inDouble(memory, 1, (call, sample, element) -> 0).run(kernel);
        assertEquals(1e-8, memory.get("y")[0], 1e-15);
    }

    @Test
    void missingMemoryIsNamed() {
        Expr x = load(buffer("x", true, 3), N.affine(), I.affine());
        assertEquals("x needs 6 elements, not 2",
                assertThrows(IllegalStateException.class, () -> run(x, 1, 2)).getMessage());
    }
}
