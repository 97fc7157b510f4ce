package cortado.processor.pass;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cortado.processor.pass.Phases.Phase;
import cortado.processor.pass.PlanLayout.Planned;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Kernels grouped between barriers. That dependencies hold is followed element by element in RandomPassesTest. */
class PhasesTest {
    private static void assertPhases(String graph, int roots, String phases) {
        Planned planned = PlanLayout.plan(Parsed.of(graph).kernels(roots), Optional.empty());
        List<Phase> found = Phases.plan(List.of(planned.kernels()), planned.layout()).get(0);
        assertEquals(phases, PassText.phases("phase", found, planned.layout()));
    }

    /** What every thread computes for its own samples needs no barrier; a mean over all of them does. */
    @Test
    void samplesMeetAtSumsOverTheBatch() {
        assertPhases("""
                %0 = input(x) : [4] batched
                %1 = exp %0 : [4] batched
                %2 = sum[0] %1 : [] batched
                %3 = sum[] over batch %2 : []
                %4 = broadcast %3 : [4] batched
                %5 = divide %1 %4 : [4] batched
                """, 1, """
                phase 0, shared by samples
                    lanes: lossExp[n, i] = exp(x[n, i])
                    scalar: lossSum[n] = sum(k, lossExp[n, k])
                phase 1, shared by rows
                    row: lossSum2 = sum(n, lossSum[n])
                phase 2, shared by samples
                    lanes: y0[n, i] = lossExp[n, i] / lossSum2
                """);
    }

    /** Products of parameters are cut by rows, so that another one that reads them waits for all threads. */
    @Test
    void productsByRowsWaitForEachOther() {
        assertPhases("""
                %0 = parameter(a) : [3, 4]
                %1 = parameter(b) : [4, 5]
                %2 = contract(ij,jk->ik) %0 %1 : [3, 5]
                %3 = parameter(c) : [5, 2]
                %4 = contract(ij,jk->ik) %2 %3 : [3, 2]
                %5 = exp %4 : [3, 2]
                """, 1, """
                phase 0, shared by rows
                    tiles by all: lossProduct[i, j] = sum(k, a[i, k] * b[k, j])
                phase 1, shared by rows
                    tiles by all: lossProduct2[i, j] = sum(k, lossProduct[i, k] * c[k, j])
                phase 2, shared by rows
                    scalar: y0[i, j] = exp(lossProduct2[i, j])
                """);
    }

    /** The exponential could be computed in the first phase; the last one reads it, and its operand too. */
    @Test
    void samplesAreComputedWhereTheyAreRead() {
        assertPhases("""
                %0 = input(x) : [4] batched
                %1 = input(w) : [4] batched
                %2 = tanh %0 : [4] batched
                %3 = exp %1 : [4] batched
                %4 = sum[0] %2 : [] batched
                %5 = sum[] over batch %4 : []
                %6 = broadcast %5 : [4] batched
                %7 = divide %3 %6 : [4] batched
                %8 = multiply %3 %6 : [4] batched
                %9 = add %1 %6 : [4] batched
                """, 3, """
                phase 0, shared by samples
                    scalar: lossSum[n] = sum(k, tanh(x[n, k]))
                phase 1, shared by rows
                    row: lossSum2 = sum(n, lossSum[n])
                phase 2, shared by samples
                    lanes: lossExp[n, i] = exp(w[n, i])
                    lanes: y0[n, i] = lossExp[n, i] / lossSum2
                    lanes: y1[n, i] = lossExp[n, i] * lossSum2
                    lanes: y2[n, i] = w[n, i] + lossSum2
                """);
    }
}
