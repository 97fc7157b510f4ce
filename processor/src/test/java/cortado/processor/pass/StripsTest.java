package cortado.processor.pass;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cortado.processor.kernel.Kernel;
import cortado.processor.pass.Strips.Run;
import cortado.processor.schedule.Layout;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Kernels that take the samples of a thread in the same steps. */
class StripsTest {
    private static List<Run> runs(String graph, int roots) {
        List<Kernel> kernels = Parsed.of(graph).kernels(roots);
        return new Strips(Layout.ROW_MAJOR).of(kernels, 7);
    }

    /** 64 KB read and 64 KB written: two samples fill 256 KB. With 1 KB the batch is taken at once. */
    @Test
    void largeTensorsStayInTheCache() {
        assertEquals(List.of(new Run(7, 9, false, 2), new Run(9, 10, false, 0)), runs("""
                %0 = input(x) : [128, 128] batched
                %1 = input(z) : [128] batched
                %2 = exp %0 : [128, 128] batched
                %3 = log %2 : [128, 128] batched
                %4 = tanh %1 : [128] batched
                """, 3));
    }

    /** Every strip would read 400 KB of parameters again. */
    @Test
    void largeParametersAreReadOnce() {
        assertEquals(List.of(new Run(7, 8, false, 0)), runs("""
                %0 = input(x) : [100000] batched
                %1 = parameter(w) : [1, 100000]
                %2 = contract(i,oi->o) %0 %1 : [1] batched
                """, 1));
    }

    @Test
    void aSampleBeyondTheCacheGoesAlone() {
        assertEquals(List.of(new Run(7, 8, false, 1)), runs("""
                %0 = input(x) : [100000] batched
                %1 = exp %0 : [100000] batched
                """, 1));
    }
}
