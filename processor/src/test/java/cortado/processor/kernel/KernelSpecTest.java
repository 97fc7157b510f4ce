package cortado.processor.kernel;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cortado.processor.kernel.Buffer.Space;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every rule finds the kernel that breaks it. */
class KernelSpecTest {
    private static final Axis N = Axis.batch("n");
    private static final Axis I = new Axis("i", 4);
    private static final Axis K = new Axis("k", 6);
    private static final Buffer X = buffer("x", true, 4);
    private static final Buffer Y = buffer("y", true, 4);
    private static final Buffer SUM = buffer("sum", false, 4);

    private static Buffer buffer(String name, boolean batched, Integer... sizes) {
        return new Buffer(name, Space.ARENA, batched, List.of(sizes));
    }

    private static Kernel kernel(Buffer out, List<Axis> axes, Expr body) {
        return new Kernel(out.name(), out, axes, body, "");
    }

    private static Kernel y(Expr body) {
        return kernel(Y, List.of(N, I), body);
    }

    private static Expr load(Buffer buffer, Affine... index) {
        return new Expr.Load(buffer, List.of(index));
    }

    private static final Expr LOAD_X = load(X, N.affine(), I.affine());

    private static void refused(String complaint, Kernel... kernels) {
        String message = assertThrows(
                IllegalStateException.class, () -> KernelSpec.verify(List.of(kernels), List.of(X), Buffer::elements)).getMessage();
        assertTrue(message.contains(complaint), message);
    }

    @Test
    void acceptsKernels() {
        Expr sum = new Expr.Reduce(Reduction.SUM, List.of(N), LOAD_X);
        Expr shifted = new Expr.Guard(I.affine(), 1, 4, load(X, N.affine(), I.affine().plus(-1)));
        KernelSpec.verify(List.of(y(shifted), kernel(SUM, List.of(I), sum)), List.of(X), Buffer::elements);
    }

    @Test
    void outputsAreCoveredOnce() {
        refused("does not cover its output", kernel(Y, List.of(I), new Expr.Const(1)));
        refused("does not cover its output", kernel(Y, List.of(N, K), new Expr.Const(1)));
        refused("is written before it", y(LOAD_X), new Kernel("again", Y, List.of(N, I), LOAD_X, ""));
        refused("has the name of another kernel", y(LOAD_X), new Kernel("y", SUM, List.of(I), new Expr.Const(1), ""));
        refused("writes to PARAMETER",
                kernel(new Buffer("w", Space.PARAMETER, true, List.of(4)), List.of(N, I), LOAD_X));
    }

    @Test
    void indicesStayInside() {
        refused("reads x outside of axis 0", y(load(X, N.affine(), I.affine().plus(1))));
        refused("reads x outside of axis 0", y(load(X, N.affine(), I.affine().times(-1))));
        refused("reads x outside of axis 0",
                y(new Expr.Guard(I.affine(), 0, 4, load(X, N.affine(), I.affine().plus(-1)))));
        refused("reads x with 1 indices", y(load(X, I.affine())));
    }

    @Test
    void operandsAreWrittenFirst() {
        refused("reads y before it is written", y(load(Y, N.affine(), I.affine())));
        refused("reads sum before it is written", y(load(SUM, I.affine())));
    }

    @Test
    void axesAreDeclared() {
        refused("uses an axis that it does not declare", y(load(X, N.affine(), K.affine())));
        refused("declares the axis k twice", kernel(Y, List.of(N, I),
                new Expr.Reduce(Reduction.SUM, List.of(K, K), LOAD_X)));
    }

    @Test
    void samplesAreIndependent() {
        refused("reads sample 0", y(load(X, Affine.ZERO, I.affine())));
        refused("reads sum outside of axis 0", kernel(SUM, List.of(I), new Expr.Const(0)), y(load(SUM, N.affine())));
        refused("joins samples of a batch", y(new Expr.Reduce(Reduction.SUM, List.of(Axis.batch("n2")), LOAD_X)));
    }

    @Test
    void formulasHaveTheirForm() {
        Expr sum = new Expr.Reduce(Reduction.SUM, List.of(K), LOAD_X);
        refused("has a reduction inside of a formula", y(Expr.apply(Function.EXP, sum)));
        assertThrows(IllegalArgumentException.class, () -> Expr.apply(Function.ADD, LOAD_X));
        refused("takes a position of several axes",
                y(new Expr.Reduce(Reduction.ARGMAX, List.of(K, new Axis("k2", 2)), LOAD_X)));
        refused("with [3], which is [4] elsewhere", y(load(buffer("x", true, 3), N.affine(), Affine.ZERO)));
    }
}
