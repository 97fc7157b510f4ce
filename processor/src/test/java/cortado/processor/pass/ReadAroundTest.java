package cortado.processor.pass;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cortado.processor.pass.PlanLayout.Planned;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Copies with zeros around, and products that can do without. That the numbers stay the same, EmissionTest shows. */
class ReadAroundTest {
    private static String of(String graph, int roots) {
        Planned planned = PlanLayout.plan(Parsed.of(graph).kernels(roots), Optional.empty());
        return PassText.kernels(ReadAround.of(planned, List.of()).kernels());
    }

    @Test
    void aConvolutionReadsWhatWouldBeCopied() {
        assertEquals("""
                y0[n, i, j, l] = sum(k, k2, k3, (1 <= i + k < 10 ? (1 <= j + k2 < 9 ? x[n, i + k - 1, j + k2 - 1, k3] : 0) : 0) * w[l, k3, k, k2])
                """, of("""
                %0 = input(x) : [9, 8, 5] batched
                %1 = parameter(w) : [4, 5, 3, 3]
                %2 = pad(1, 1, 1, 1, 0, 0) %0 : [11, 10, 5] batched
                %3 = window(0, 3, 1, 1, 3, 1, 1) %2 : [9, 8, 3, 3, 5] batched
                %4 = contract(pqrsc,ocrs->pqo) %3 %1 : [9, 8, 4] batched
                """, 1));
    }

    /** The weight's gradient sums over positions, which no loop can leave out. */
    @Test
    void aGradientNeedsTheCopy() {
        assertEquals("""
                loss[n, i, j] = (1 <= i < 10 ? x[n, i - 1, j] : 0)
                y0[n, i, j] = sum(k, k2, loss[n, i + k, k2] * w[j, k2, k])
                y1[i, j, l] = sum(n, k, loss[n, i + k, j] * dy[n, k, l])
                """, of("""
                %0 = input(x) : [9, 2] batched
                %1 = parameter(w) : [16, 2, 3]
                %2 = input(dy) : [9, 16] batched
                %3 = pad(1, 1, 0, 0) %0 : [11, 2] batched
                %4 = window(0, 3, 1, 1) %3 : [9, 3, 2] batched
                %5 = contract(prc,ocr->po) %4 %1 : [9, 16] batched
                %6 = contract(prc,po->rco) over batch %4 %2 : [3, 2, 16]
                """, 2));
    }
}
