package cortado.processor.pass;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cortado.processor.graph.SampleValues;
import cortado.processor.kernel.Buffer;
import cortado.processor.kernel.Interpreter;
import cortado.processor.kernel.Kernel;
import cortado.processor.schedule.Dots;
import cortado.processor.schedule.Form;
import cortado.processor.schedule.Layout;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** Kernels before and after samples are put side by side. */
class PlanBlocksTest {
    private static final String CONVOLUTION = """
            %%0 = input(x) : [9, 2] batched
            %%1 = parameter(w) : [%1$d, 2, 3]
            %%2 = pad(1, 1, 0, 0) %%0 : [11, 2] batched
            %%3 = window(0, 3, 1, 1) %%2 : [9, 3, 2] batched
            %%4 = contract(prc,ocr->po) %%3 %%1 : [9, %1$d] batched
            %%5 = tanh %%4 : [9, %1$d] batched
            """;

    private static final List<Buffer> PINNED = List.of(new Buffer("x", Buffer.Space.ARENA, true, List.of(9, 2)),
            new Buffer("y0", Buffer.Space.ARENA, true, List.of()), new Buffer("y1", Buffer.Space.ARENA, false, List.of()));

    private static List<Kernel> kernels(String graph) {
        return Parsed.of(graph).kernels(1);
    }

    private static String planned(String graph, int batch) {
        return PassText.kernels(PlanBlocks.plan(kernels(graph), PINNED, batch));
    }

    private static String ofChannels(int channels) {
        return CONVOLUTION.formatted(channels);
    }

    @Test
    void fewChannelsLeaveTheLanesToSamples() {
        assertEquals("""
                xLanes[block, i, i2, sample] = x[block, sample, i, i2]
                loss[block, i, j, sample] = (1 <= i < 10 ? xLanes[block, i - 1, j, sample] : 0)
                lossProduct[block, i, j, sample] = sum(k, k2, loss[block, i + k, k2, sample] * w[j, k2, k])
                y0Lanes[block, i, j, sample] = tanh(lossProduct[block, i, j, sample])
                y0[block, sample, i, j] = y0Lanes[block, i, j, sample]
                """, planned(ofChannels(5), 64));
    }

    /** Two whole blocks, whose row-major tensors and tensors in blocks have equally many elements. */
    @Test
    void blocksMeanTheSame() {
        String graph = ofChannels(5) + "%6 = sum[0, 1] over batch %5 : []\n";
        List<Kernel> kernels = Parsed.of(graph).kernels(2);
        double[] one = results(kernels);
        double[] other = results(PlanBlocks.plan(kernels, PINNED, 32));
        assertArrayEquals(one, other, 1e-12);
        assertNotEquals(0, one[0]);
    }

    private static double[] results(List<Kernel> kernels) {
        Map<String, double[]> memory = new HashMap<>(Map.of(
                "x", SampleValues.inDouble("x", 32 * 18), "w", SampleValues.inDouble("w", 5 * 2 * 3)));
        kernels.forEach(kernel -> memory.put(kernel.out().name(),
                new double[kernel.out().elementsOfSample() * (kernel.out().batched() ? 32 : 1)]));
        Interpreter interpreter = Interpreter.inDouble(memory, 32, (call, sample, element) -> 0);
        kernels.forEach(interpreter::run);
        return DoubleStream.concat(Arrays.stream(memory.get("y1")), Arrays.stream(memory.get("y0"))).toArray();
    }

    @Test
    void channelsThatFillVectorsKeepThem() {
        String graph = ofChannels(16);
        assertEquals(PassText.kernels(kernels(graph)), planned(graph, 64));
    }

    @Test
    void aFewSamplesFillNoVector() {
        String graph = ofChannels(5);
        assertEquals(PassText.kernels(kernels(graph)), planned(graph, 3));
    }

    @Test
    void sumsOverTheBatchLeaveOutLanesWithoutASample() {
        String graph = ofChannels(5) + "%6 = sum[0, 1] over batch %5 : []\n";
        assertTrue(planned(graph, 64).contains("((16*block + sample < batch) ?"), planned(graph, 64));
    }

    @Test
    void weightGradientsAreInnerProducts() {
        String graph = ofChannels(5) + "%6 = contract(po,prc->ocr) over batch %5 %3 : [5, 2, 3]\n";
        Kernel last = PlanBlocks.plan(kernels(graph), PINNED, 64).getLast();
        Form form = Form.of(last, Layout.ROW_MAJOR);
        Dots dots = ((Form.InnerProducts) form).dots();
        assertEquals(List.of(5, 3), List.of(dots.height(), dots.width()));
        assertEquals(2, dots.parts());
    }
}
