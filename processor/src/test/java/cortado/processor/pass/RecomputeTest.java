package cortado.processor.pass;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cortado.processor.kernel.Buffer;
import cortado.processor.kernel.Kernel;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Results of the forward pass that the backward pass computes itself. That the numbers stay the same, EmissionTest shows. */
class RecomputeTest {
    private static final int MANY = 1 << 18;
    /** The last node but one is the forward pass's result, the last one stands for a gradient. */
    private static final String NETWORK = """
            %%0 = input(x) : [3] batched
            %%1 = exp %%0 : [3] batched
            %%2 = %s : [3] batched
            %%3 = tanh %%2 : [3] batched
            %%4 = multiply %%1 %%2 : [3] batched
            """;

    private static String backward(String graph, int batch, String... pinned) {
        List<Kernel> kernels = Parsed.of(graph).unfused();
        List<Buffer> seen = kernels.stream().map(Kernel::out).filter(out -> List.of(pinned).contains(out.name())).toList();
        int forward = kernels.size() - 1;
        return PassText.kernels(Recompute.backward(kernels.subList(0, forward), kernels.subList(forward, kernels.size()), seen, batch));
    }

    @Test
    void whatIsCheapIsComputedFromWhatIsReadAnyway() {
        assertEquals("""
                node2Again[n, i] = -node1[n, i]
                node4[n, i] = node1[n, i] * node2Again[n, i]
                """, backward(NETWORK.formatted("negate %1"), MANY));
    }

    @Test
    void fewSamplesStayInTheCache() {
        assertKept(NETWORK.formatted("negate %1"), 16);
    }

    @Test
    void callersSeeOneResult() {
        assertKept(NETWORK.formatted("negate %1"), MANY, "node2");
    }

    @Test
    void whatCostsMuchIsKept() {
        assertKept(NETWORK.formatted("erf %1"), MANY);
    }

    /** Two operands would be read for one result. */
    @Test
    void whatReadsMoreIsKept() {
        assertKept(NETWORK.formatted("add %1 %0").replace("tanh", "sqrt"), MANY);
    }

    /** Nothing else in the backward pass reads the operand. */
    @Test
    void operandsOfTheForwardPassAloneAreNotKeptInstead() {
        assertEquals("""
                node3[n, i] = tanh(node2[n, i])
                """, backward("""
                %0 = input(x) : [3] batched
                %1 = exp %0 : [3] batched
                %2 = negate %1 : [3] batched
                %3 = tanh %2 : [3] batched
                """, MANY));
    }

    private static void assertKept(String graph, int batch, String... pinned) {
        assertEquals("""
                node4[n, i] = node1[n, i] * node2[n, i]
                """, backward(graph, batch, pinned));
    }
}
