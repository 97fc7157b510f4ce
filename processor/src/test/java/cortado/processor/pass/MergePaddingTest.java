package cortado.processor.pass;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cortado.processor.kernel.Buffer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Kernels before and after results go right into padded buffers. That the numbers stay the same, RandomPassesTest shows. */
class MergePaddingTest {
    private static final String CONVOLUTION = """
            %%0 = input(x) : [9, 2] batched
            %%1 = parameter(w) : [5, 2, 3]
            %%2 = %s %%0 : [9, 2] batched
            %%3 = pad(1, 1, 0, 0) %%2 : [11, 2] batched
            %%4 = window(0, 3, 1, 1) %%3 : [9, 3, 2] batched
            %%5 = contract(prc,ocr->po) %%4 %%1 : [9, 5] batched
            %%6 = contract(pc,pd->cd) %%2 %%0 : [2, 2] batched
            """;

    private static String merged(String function, List<Buffer> pinned) {
        return PassText.kernels(MergePadding.of(Parsed.of(CONVOLUTION.formatted(function)).kernels(2), pinned));
    }

    @Test
    void whoReadsTheResultReadsTheInside() {
        assertEquals("""
                loss[n, i, j] = (1 <= i < 10 ? exp(x[n, i - 1, j]) : 0)
                y0[n, i, j] = sum(k, k2, loss[n, i + k, k2] * w[j, k2, k])
                y1[n, i, j] = sum(k, loss[n, k + 1, i] * x[n, k, j])
                """, merged("exp", List.of()));
    }

    /** What callers see, and inputs, which they fill, stay as they are. */
    @Test
    void pinnedBuffersAreCopied() {
        Buffer seen = new Buffer("lossExp", Buffer.Space.ARENA, true, List.of(9, 2));
        assertEquals("""
                lossExp[n, i, j] = exp(x[n, i, j])
                loss[n, i, j] = (1 <= i < 10 ? lossExp[n, i - 1, j] : 0)
                y0[n, i, j] = sum(k, k2, loss[n, i + k, k2] * w[j, k2, k])
                y1[n, i, j] = sum(k, lossExp[n, k, i] * x[n, k, j])
                """, merged("exp", List.of(seen)));
    }

    /** The inside of a padded buffer can't be read in another shape. */
    @Test
    void whatIsReadInAnotherShapeIsCopied() {
        String graph = """
                %0 = input(x) : [9, 2] batched
                %1 = parameter(w) : [5, 2, 3]
                %2 = exp %0 : [9, 2] batched
                %3 = pad(1, 1, 0, 0) %2 : [11, 2] batched
                %4 = window(0, 3, 1, 1) %3 : [9, 3, 2] batched
                %5 = reshape[18] %2 : [18] batched
                %6 = contract(prc,ocr->po) %4 %1 : [9, 5] batched
                %7 = negate %5 : [18] batched
                """;
        assertEquals("""
                lossExp[n, i, j] = exp(x[n, i, j])
                loss[n, i, j] = (1 <= i < 10 ? lossExp[n, i - 1, j] : 0)
                y0[n, i, j] = sum(k, k2, loss[n, i + k, k2] * w[j, k2, k])
                y1[n, i] = -lossExp[n, i]
                """, PassText.kernels(MergePadding.of(Parsed.of(graph).kernels(2), List.of())));
    }
}
