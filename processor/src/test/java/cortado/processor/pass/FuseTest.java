package cortado.processor.pass;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cortado.processor.graph.DType;
import cortado.processor.graph.GraphBuilder;
import cortado.processor.graph.Node;
import cortado.processor.graph.Shape;
import cortado.processor.kernel.Buffer;
import cortado.processor.kernel.Expr;
import cortado.processor.kernel.Kernel;
import cortado.processor.kernel.KernelSpec;
import cortado.processor.op.Leaf;
import cortado.processor.schedule.Walk;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Graphs before fusion, kernels behind it. */
class FuseTest {
    private static final Buffer X = new Buffer("x", Buffer.Space.ARENA, true, List.of(4));

    private static void assertFused(String graph, int roots, String kernels) {
        Parsed parsed = Parsed.of(graph);
        List<Kernel> fused = parsed.kernels(roots);
        KernelSpec.verify(fused, List.of(X), Buffer::elements);
        assertEquals(kernels, PassText.kernels(fused));
        assertNotEquals(PassText.kernels(parsed.unfused()), PassText.kernels(fused));
    }

    @Test
    void whatFollowsAProductIsOneKernel() {
        assertFused("""
                %0 = input(x) : [4] batched
                %1 = parameter(hidden.weight) : [3, 4] // hidden (Net.java:5)
                %2 = contract(i,oi->o) %0 %1 : [3] batched // hidden (Net.java:5)
                %3 = parameter(hidden.bias) : [3] // hidden (Net.java:5)
                %4 = broadcast %3 : [3] batched // hidden (Net.java:5)
                %5 = add %2 %4 : [3] batched // hidden (Net.java:5)
                %6 = 0.0 : []
                %7 = broadcast %6 : [3] batched
                %8 = maximum %5 %7 : [3] batched // hidden (Net.java:5)
                """, 1, """
                hiddenProduct[n, i] = sum(k, x[n, k] * hidden.weight[i, k]) // Net.java:5
                y0[n, i] = maximum(hiddenProduct[n, i] + hidden.bias[i], 0) // Net.java:5
                """);
    }

    @Test
    void viewsAreChangesOfIndex() {
        assertFused("""
                %0 = input(x) : [4] batched
                %1 = slice(0, 1, 3) %0 : [2] batched
                %2 = reshape[2, 1] %1 : [2, 1] batched
                %3 = broadcast %2 : [2, 3] batched
                %4 = negate %3 : [2, 3] batched
                """, 1, """
                y0[n, i, j] = -x[n, i + 1]
                """);
    }

    @Test
    void reshapesAreViewsOfMemory() {
        assertFused("""
                %0 = input(x) : [4] batched
                %1 = exp %0 : [4] batched
                %2 = reshape[2, 2] %1 : [2, 2] batched
                %3 = negate %2 : [2, 2] batched
                """, 1, """
                lossExp[n, i] = exp(x[n, i])
                y0[n, i, j] = -lossExp[n, i, j]
                """);
    }

    @Test
    void formulasGoIntoReductions() {
        assertFused("""
                %0 = input(x) : [4] batched
                %1 = multiply %0 %0 : [4] batched
                %2 = sum[0] %1 : [] batched
                %3 = sqrt %2 : [] batched
                """, 1, """
                lossSum[n] = sum(k, x[n, k] * x[n, k])
                y0[n] = sqrt(lossSum[n])
                """);
    }

    @Test
    void dearFormulasAreComputedOnce() {
        assertFused("""
                %0 = input(x) : [4] batched
                %1 = tanh %0 : [4] batched
                %2 = exp %1 : [4] batched
                %3 = negate %1 : [4] batched
                """, 2, """
                lossTanh[n, i] = tanh(x[n, i])
                y0[n, i] = exp(lossTanh[n, i])
                y1[n, i] = -lossTanh[n, i]
                """);
    }

    @Test
    void cheapFormulasAreComputedAnew() {
        assertFused("""
                %0 = input(x) : [4] batched
                %1 = negate %0 : [4] batched
                %2 = exp %1 : [4] batched
                %3 = tanh %1 : [4] batched
                """, 2, """
                y0[n, i] = exp(-x[n, i])
                y1[n, i] = tanh(-x[n, i])
                """);
    }

    /** Two operations on three loads: each user would load two numbers more than the result. */
    @Test
    void whatReadsSeveralTensorsIsStored() {
        assertFused("""
                %0 = input(x) : [4] batched
                %1 = parameter(w) : [4, 4]
                %2 = contract(i,oi->o) %0 %1 : [4] batched
                %3 = contract(i,io->o) %0 %1 : [4] batched
                %4 = add %2 %3 : [4] batched
                %5 = multiply %4 %0 : [4] batched
                %6 = exp %5 : [4] batched
                %7 = tanh %5 : [4] batched
                """, 2, """
                lossProduct[n, i] = sum(k, x[n, k] * w[i, k])
                lossProduct2[n, i] = sum(k, x[n, k] * w[k, i])
                lossMultiply[n, i] = (lossProduct[n, i] + lossProduct2[n, i]) * x[n, i]
                y0[n, i] = exp(lossMultiply[n, i])
                y1[n, i] = tanh(lossMultiply[n, i])
                """);
    }

    private static Node input(GraphBuilder graph) {
        return graph.node(new Leaf(Leaf.Kind.INPUT, "x", Shape.batched(4), DType.REAL));
    }

    @Test
    void longFormulasAreCut() {
        var graph = new GraphBuilder();
        Node y = input(graph);
        for (int i = 0; i < 20; i++) {
            y = graph.tanh(graph.exp(y));
        }
        List<Kernel> kernels = new Parsed(graph, graph.nodes()).kernels(1);
        KernelSpec.verify(kernels, List.of(X), Buffer::elements);
        kernels.forEach(kernel -> assertTrue(functions(kernel) <= 3, () -> PassText.kernels(List.of(kernel))));
        assertEquals(40, kernels.stream().mapToInt(FuseTest::functions).sum());
    }

    private static int functions(Kernel kernel) {
        int[] count = {0};
        Walk.visit(kernel.body(), part -> count[0] += part instanceof Expr.Apply ? 1 : 0);
        return count[0];
    }

    /** A formula in which every step uses the one before twice has 2^60 parts: nothing may walk through all of them. */
    @Test
    void doublingFormulasAreCut() {
        var graph = new GraphBuilder();
        Node x = input(graph);
        Node y = x;
        for (int i = 0; i < 60; i++) {
            y = graph.add(graph.square(y), x);
        }
        graph.exp(y);
        graph.tanh(y);
        List<Kernel> kernels = new Parsed(graph, graph.nodes()).kernels(2);
        KernelSpec.verify(kernels, List.of(X), Buffer::elements);
        kernels.forEach(kernel -> assertTrue(functions(kernel) <= 60, () -> PassText.kernels(List.of(kernel))));
    }

    @Test
    void aRootThatIsALeafIsCopied() {
        assertEquals("y0[n, i] = x[n, i]\n", PassText.kernels(Parsed.of("%0 = input(x) : [4] batched").kernels(1)));
    }
}
