package cortado.processor.pass;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cortado.processor.kernel.Buffer;
import cortado.processor.pass.PlanLayout.Planned;
import cortado.processor.schedule.Panels;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Kernels before layout, panels and kernels with their copies behind it. */
class PlanLayoutTest {
    private static final String DENSE = """
            %0 = input(x) : [4] batched
            %1 = parameter(w) : [3, 4]
            %2 = contract(i,oi->o) %0 %1 : [3] batched
            """;

    private static Planned plan(String graph, int roots) {
        return PlanLayout.plan(Parsed.of(graph).kernels(roots), Optional.empty());
    }

    private static void assertLayout(String graph, int roots, String layout) {
        assertEquals(layout, PassText.layout(plan(graph, roots)));
    }

    @Test
    void weightsLieInPanelsForGood() {
        assertLayout(DENSE, 1, """
                w[3, 4]: panels of lanes [0], depth [1]

                y0[n, i] = sum(k, x[n, k] * w[i, k])
                """);
    }

    @Test
    void otherOperandsAreCopiedIntoPanels() {
        assertLayout("""
                %0 = input(x) : [5, 4] batched
                %1 = input(y) : [3, 4] batched
                %2 = contract(ti,ui->tu) %0 %1 : [5, 3] batched
                """, 1, """
                yPanels[4, 3]: panels of lanes [2], depth [1], for each of [0]

                yPanels[n, k, j] = y[n, j, k]
                y0[n, i, j] = sum(k, x[n, i, k] * yPanels[n, k, j])
                """);
    }

    /** The product that comes second in a tied pair reads a copy in its own order. */
    @Test
    void aWeightInTwoOrientationsHasOneOrderAndACopy() {
        assertLayout(DENSE + """
                %3 = contract(o,oi->i) %2 %1 : [4] batched
                """, 1, """
                wPanels[3, 4]: panels of lanes [1], depth [0]
                w[3, 4]: panels of lanes [0], depth [1]

                lossProduct[n, i] = sum(k, x[n, k] * w[i, k])
                wPanels[k, i] = w[k, i]
                y0[n, i] = sum(k, lossProduct[n, k] * wPanels[k, i])
                """);
    }

    /** The weight's depth counts taps, then channels, as the windows that it meets. */
    @Test
    void filtersLieInTheOrderOfWindows() {
        assertLayout("""
                %0 = input(x) : [6, 2] batched
                %1 = parameter(w) : [3, 2, 4]
                %2 = window(0, 4, 1, 1) %0 : [3, 4, 2] batched
                %3 = contract(pkc,ock->po) %2 %1 : [3, 3] batched
                """, 1, """
                w[3, 2, 4]: panels of lanes [0], depth [2, 1]

                y0[n, i, j] = sum(k, k2, x[n, i + k, k2] * w[j, k2, k])
                """);
    }

    /** Both operands are read where they lie: neighbouring lanes of one are neighbours in memory. */
    @Test
    void anOperandWithLanesSideBySideIsNotCopied() {
        assertLayout("""
                %0 = input(x) : [6, 2] batched
                %1 = input(dy) : [3, 16] batched
                %2 = window(0, 4, 1, 1) %0 : [3, 4, 2] batched
                %3 = contract(pkc,po->kco) over batch %2 %1 : [4, 2, 16]
                """, 1, """

                y0[i, j, l] = sum(n, k, x[n, i + k, j] * dy[n, k, l])
                """);
    }

    /** A weight that is also seen under other sizes stays row-major, or the other view would read the wrong elements. */
    @Test
    void aReshapedWeightIsNotInPanels() {
        assertLayout(DENSE + """
                %3 = reshape[12] %1 : [12]
                %4 = exp %3 : [12]
                """, 3, """
                wPanels[4, 3]: panels of lanes [1], depth [0]

                wPanels[k, i] = w[i, k]
                y0[n, i] = sum(k, x[n, k] * wPanels[k, i])
                y2[i] = exp(w[i])
                y1[i] = w[i]
                """);
    }

    /** Only a sum may go through padding: its zeros could be the greatest elements. */
    @Test
    void onlySumsGoThroughPanelsInMemoryOrder() {
        assertLayout("""
                %0 = input(x) : [4] batched
                %1 = parameter(w) : [3, 4]
                %2 = multiply %1 %1 : [3, 4]
                %3 = contract(i,oi->o) %0 %1 : [3] batched
                %4 = sum[0, 1] %2 : []
                %5 = max[0, 1] %1 : []
                """, 3, """
                w[3, 4]: panels of lanes [0], depth [1]

                y0[n, i] = sum(k, x[n, k] * w[i, k])
                y1 = sum(i, w[i] * w[i])
                y2 = max(k, k2, w[k, k2])
                """);
    }

    @Test
    void predictionReadsParametersAsTrainingLaidThem() {
        Planned training = plan(DENSE + "%3 = contract(o,oi->i) %2 %1 : [4] batched\n", 1);
        Planned prediction = PlanLayout.plan(Parsed.of(DENSE).kernels(1), Optional.of(training.layout()));
        var weight = new Buffer("w", Buffer.Space.PARAMETER, false, List.of(3, 4));
        assertEquals(new Panels(List.of(), List.of(1), List.of(0)), prediction.layout().of(weight).orElseThrow());
        assertEquals(training.layout().of(weight), prediction.layout().of(weight));
    }
}
