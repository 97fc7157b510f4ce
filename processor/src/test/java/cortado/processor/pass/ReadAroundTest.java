package cortado.processor.pass;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cortado.processor.pass.PlanLayout.Planned;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Zeros around, and products that can do without them. That the numbers stay the same, EmissionTest shows. */
class ReadAroundTest {
    /** A convolution and its weight's gradient, of some channels into others. */
    private static final String GRADIENT = """
            %%0 = input(x) : [9, %1$d] batched
            %%1 = parameter(w) : [%2$d, %1$d, 3]
            %%2 = input(dy) : [9, %2$d] batched
            %%3 = pad(1, 1, 0, 0) %%0 : [11, %1$d] batched
            %%4 = window(0, 3, 1, 1) %%3 : [9, 3, %1$d] batched
            %%5 = contract(prc,ocr->po) %%4 %%1 : [9, %2$d] batched
            %%6 = contract(prc,po->rco) over batch %%4 %%2 : [3, %1$d, %2$d]
            """;

    private static String of(String graph, int roots) {
        Planned planned = PlanLayout.plan(MergePadding.of(Parsed.of(graph).kernels(roots), List.of()), Optional.empty());
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

    /** The result was computed right into its zeros, and goes out of them again. */
    @Test
    void whoReadsTheInsideReadsAllThereIs() {
        assertEquals("""
                loss[n, i, j] = exp(x[n, i, j])
                y0[n, i, j] = sum(k, k2, (1 <= i + k < 10 ? loss[n, i + k - 1, k2] : 0) * w[j, k2, k])
                y1[n, i, j] = sum(k, loss[n, k, i] * x[n, k, j])
                """, of("""
                %0 = input(x) : [9, 16] batched
                %1 = parameter(w) : [5, 16, 3]
                %2 = exp %0 : [9, 16] batched
                %3 = pad(1, 1, 0, 0) %2 : [11, 16] batched
                %4 = window(0, 3, 1, 1) %3 : [9, 3, 16] batched
                %5 = contract(prc,ocr->po) %4 %1 : [9, 5] batched
                %6 = contract(pc,pd->cd) %2 %0 : [16, 16] batched
                """, 2));
    }

    /** Loops over positions leave those out that read zeros, for every tap others. */
    @Test
    void aGradientReadsWhatWouldBeCopied() {
        assertEquals("""
                y0[n, i, j] = sum(k, k2, (1 <= i + k < 10 ? x[n, i + k - 1, k2] : 0) * w[j, k2, k])
                y1[i, j, l] = sum(n, k, (1 <= i + k < 10 ? x[n, i + k - 1, j] : 0) * dy[n, k, l])
                """, of(GRADIENT.formatted(16, 32), 2));
    }

    /** A tile has rows of several taps where the channels are few, or where one vector alone needs them. */
    @Test
    void aGradientOfSeveralTapsInATileNeedsTheCopy() {
        assertEquals("""
                loss[n, i, j] = (1 <= i < 10 ? x[n, i - 1, j] : 0)
                y0[n, i, j] = sum(k, k2, loss[n, i + k, k2] * w[j, k2, k])
                y1[i, j, l] = sum(n, k, loss[n, i + k, j] * dy[n, k, l])
                """, of(GRADIENT.formatted(16, 16), 2));
        assertEquals("""
                loss[n, i, j] = (1 <= i < 10 ? x[n, i - 1, j] : 0)
                y0[n, i, j] = sum(k, k2, loss[n, i + k, k2] * w[j, k2, k])
                y1[i, j, l] = sum(n, k, loss[n, i + k, j] * dy[n, k, l])
                """, of(GRADIENT.formatted(2, 32), 2));
    }
}
