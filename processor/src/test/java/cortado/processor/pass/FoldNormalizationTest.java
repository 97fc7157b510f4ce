package cortado.processor.pass;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cortado.processor.graph.GraphSpec;
import cortado.processor.graph.GraphText;
import cortado.processor.graph.Network;
import cortado.processor.graph.SmallNetwork;
import cortado.processor.pass.Phases.Phase;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Graphs before and after. That numbers stay is tested with the emission of programs. */
class FoldNormalizationTest {
    private static final String DENSE = """
            %0 = input(x) : [4] batched
            %1 = parameter(hidden.weight) : [3, 4] // hidden (Net.java:5)
            %2 = contract(i,oi->o) %0 %1 : [3] batched // hidden (Net.java:5)
            %3 = state(norm.running_mean) : [3] // norm (Net.java:6)
            %4 = broadcast %3 : [3] batched // norm (Net.java:6)
            %5 = subtract %2 %4 : [3] batched // norm (Net.java:6)
            %6 = state(norm.running_var) : [3] // norm (Net.java:6)
            %7 = sqrt %6 : [3] // norm (Net.java:6)
            %8 = broadcast %7 : [3] batched // norm (Net.java:6)
            %9 = divide %5 %8 : [3] batched // norm (Net.java:6)
            %10 = tanh %9 : [3] batched // norm (Net.java:6)
            """;

    private static String folded(String text) {
        Network network = FoldNormalization.of(new SmallNetwork(text).prediction("Net"));
        GraphSpec.verify(network.graph().nodes());
        return GraphText.of(network.graph().nodes());
    }

    private static void assertKept(String text) {
        Network network = new SmallNetwork(text).prediction("Net");
        assertSame(network, FoldNormalization.of(network));
    }

    @Test
    void scalesTheWeight() {
        assertEquals("""
                %0 = input(x) : [4] batched
                %1 = parameter(hidden.weight) : [3, 4] // hidden (Net.java:5)
                %2 = state(norm.running_mean) : [3] // norm (Net.java:6)
                %3 = broadcast %2 : [3] batched // norm (Net.java:6)
                %4 = state(norm.running_var) : [3] // norm (Net.java:6)
                %5 = sqrt %4 : [3] // norm (Net.java:6)
                %6 = broadcast %5 : [3] batched // norm (Net.java:6)
                %7 = negate %2 : [3] // norm (Net.java:6)
                %8 = divide %7 %5 : [3] // norm (Net.java:6)
                %9 = reshape[3, 1] %5 : [3, 1] // hidden (Net.java:5)
                %10 = broadcast %9 : [3, 4] // hidden (Net.java:5)
                %11 = divide %1 %10 : [3, 4] // hidden (Net.java:5)
                %12 = contract(i,oi->o) %0 %11 : [3] batched // hidden (Net.java:5)
                %13 = broadcast %8 : [3] batched // norm (Net.java:6)
                %14 = add %12 %13 : [3] batched // norm (Net.java:6)
                %15 = tanh %14 : [3] batched // norm (Net.java:6)
                """, folded(DENSE + "outputs %10"));
    }

    @Test
    void aGroupsChannelsAreScaledApart() {
        String text = folded("""
                %0 = input(x) : [5, 2, 3] batched
                %1 = parameter(w) : [2, 4, 3]
                %2 = contract(pgc,goc->pgo) %0 %1 : [5, 2, 4] batched
                %3 = reshape[5, 8] %2 : [5, 8] batched
                %4 = state(s) : [8]
                %5 = broadcast %4 : [5, 8] batched
                %6 = multiply %3 %5 : [5, 8] batched
                outputs %6""");
        assertTrue(text.contains("= reshape[2, 4, 1] "), text);
        assertTrue(text.endsWith("""
                contract(pgc,goc->pgo) %0 %7 : [5, 2, 4] batched
                %9 = reshape[5, 8] %8 : [5, 8] batched
                """), text);
    }

    @Test
    void aProductThatOthersReadStays() {
        assertKept(DENSE + "outputs %10 %2");
        assertKept(DENSE + "%11 = exp %2 : [3] batched\noutputs %10 %11");
    }

    /** One of the statistics for each position, which weights of a convolution do not tell apart. */
    @Test
    void anAxisThatTheWeightLacksStays() {
        String network = """
                %%0 = input(x) : [5, 3] batched
                %%1 = parameter(w) : [5, 3]
                %%2 = contract(pc,oc->po) %%0 %%1 : [5, 5] batched
                %%3 = state(s) : [5]
                %%4 = reshape[%s] %%3 : [%s]
                %%5 = broadcast %%4 : [5, 5] batched
                %%6 = multiply %%2 %%5 : [5, 5] batched
                outputs %%6""";
        assertKept(network.formatted("5, 1", "5, 1"));
        assertTrue(folded(network.formatted("1, 5", "1, 5")).contains("= reshape[5, 1] "));
    }

    /** A scale that is learned, not measured, stays where its author wrote it. */
    @Test
    void otherFactorsStay() {
        assertKept(DENSE.replace("state", "parameter") + "outputs %10");
    }

    @Test
    void otherFormulasStay() {
        assertKept(DENSE.replace("subtract %2 %4", "subtract %4 %2") + "outputs %10");
        assertKept(DENSE.replace("%5 = subtract", "%5 = maximum") + "outputs %10");
    }

    /** Validation runs the program of training. */
    @Test
    void trainingKeepsStatisticsApart() {
        var network = new SmallNetwork(DENSE + "outputs %10");
        Compiled training = Verifier.training(network);
        assertEquals(0, training.kept());
        assertTrue(PassText.kernels(training.fused()).contains("tanh((hidden[n, i] - norm.running_mean[i]) / normSqrt[i])"),
                PassText.kernels(training.fused()));
    }

    @Test
    void weightsAreScaledOnce() {
        var network = new SmallNetwork(DENSE + "outputs %10");
        Compiled prediction = Verifier.prediction(network, Verifier.training(network));
        assertEquals(1, prediction.kept());
        List<Phase> always = prediction.forward().subList(1, prediction.forward().size());
        String calls = PassText.phases("", always, prediction.layout());
        assertTrue(!calls.contains("running") && !calls.contains("hidden.weight"), calls);
    }
}
