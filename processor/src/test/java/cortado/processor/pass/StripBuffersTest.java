package cortado.processor.pass;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import cortado.processor.graph.SmallNetwork;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Buffers that all strips of a thread have in one place. */
class StripBuffersTest {
    private static final String PRODUCTS = """
            %0 = input(x0) : [128, 128] batched
            %1 = parameter(p1) : [128, 128]
            %2 = contract(ij,jk->ik) %0 %1 : [128, 128] batched
            %3 = contract(ij,jk->ik) %2 %1 : [128, 128] batched
            """;

    private static final String BETWEEN_PRODUCTS = """
            %0 = input(x0) : [128, 128] batched
            %1 = parameter(p1) : [128, 128]
            %2 = contract(ij,jk->ik) %0 %1 : [128, 128] batched
            %3 = tanh %2 : [128, 128] batched
            %4 = contract(ij,jk->ik) %3 %1 : [128, 128] batched
            outputs %4
            """;

    private static Set<String> ofPrediction(String graph) {
        var network = new SmallNetwork(graph);
        return of(Verifier.prediction(network, Verifier.training(network)));
    }

    private static Set<String> of(Compiled compiled) {
        return StripBuffers.of(Stream.concat(compiled.forward().stream(), compiled.backward().stream()).toList(), compiled.memory(),
                compiled.layout(), compiled.seen());
    }

    @Test
    void whatTheNextKernelReadsLivesInAStrip() {
        assertEquals(Set.of("lossProduct"), ofPrediction(PRODUCTS + "outputs %3"));
    }

    @Test
    void outputsAreKeptForAllSamples() {
        assertEquals(Set.of(), ofPrediction(PRODUCTS + "outputs %2 %3"));
    }

    @Test
    void whatGradientsReadIsKeptForAllSamples() {
        assertFalse(of(Verifier.training(new SmallNetwork(BETWEEN_PRODUCTS))).contains("lossTanh"));
    }

    /** The function is written over the first product, where the next strip's product must not be. */
    @Test
    void whatIsWrittenOverKeepsItsPlace() {
        assertEquals(Set.of(), ofPrediction(BETWEEN_PRODUCTS));
    }

    /** A mean over all samples needs them all. */
    @Test
    void whatALaterPhaseReadsIsKeptForAllSamples() {
        assertEquals(Set.of(), ofPrediction(PRODUCTS + """
                %4 = sum[] over batch %2 : [128, 128]
                %5 = broadcast %4 : [128, 128] batched
                %6 = add %3 %5 : [128, 128] batched
                outputs %6
                """));
    }
}
