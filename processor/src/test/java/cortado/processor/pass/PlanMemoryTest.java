package cortado.processor.pass;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cortado.processor.graph.SmallNetwork;
import cortado.processor.pass.PlanMemory.Memory;
import cortado.processor.pass.PlanMemory.Place;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Places of buffers. That none is written while another lives in it is followed float by float in RandomPassesTest. */
class PlanMemoryTest {
    private static final SmallNetwork CHAIN = new SmallNetwork("""
            %0 = input(x0) : [8] batched
            %1 = parameter(p1) : [8, 8]
            %2 = contract(i,oi->o) %0 %1 : [8] batched
            %3 = tanh %2 : [8] batched
            %4 = contract(i,oi->o) %3 %1 : [8] batched
            %5 = tanh %4 : [8] batched
            %6 = contract(i,oi->o) %5 %1 : [8] batched
            outputs %6
            """);

    /** Where nothing is kept for gradients, a function is written right over the product that it reads. */
    @Test
    void functionsAreWrittenOverTheirOperands() {
        Map<String, Place> places = Verifier.prediction(CHAIN, Verifier.training(CHAIN)).memory().places();
        assertEquals(places.get("lossProduct"), places.get("lossTanh"), places::toString);
    }

    /** One thread must not write over what another still reads for its rows of a product. */
    @Test
    void whatOtherThreadsReadIsKept() {
        MemoryTrace.follow(Verifier.training(new SmallNetwork("""
                %0 = input(x0) : [5, 2] batched
                %1 = parameter(p1) : [3, 4]
                %2 = parameter(p2) : [4, 5]
                %3 = contract(ij,jk->ik) %1 %2 : [3, 5]
                %4 = sum[] over batch %0 : [5, 2]
                %5 = stopGradient %4 : [5, 2]
                %6 = contract(ij,jk->ik) %3 %5 : [3, 2]
                %7 = tanh %3 : [3, 5]
                %8 = exp %0 : [5, 2] batched
                outputs %6 %7 %8
                """)), 2, 2, 2, true);
    }

    /** What a first call computes once is not written over, though nobody reads it any more in that call. */
    @Test
    void whatIsComputedOnceIsKept() {
        var network = new SmallNetwork("""
                %0 = input(x0) : [4] batched
                %1 = parameter(p1) : [3, 4]
                %2 = state(s1) : [3]
                %3 = contract(i,oi->o) %0 %1 : [3] batched
                %4 = broadcast %2 : [3] batched
                %5 = multiply %3 %4 : [3] batched
                %6 = tanh %5 : [3] batched
                %7 = sum[] over batch %6 : [3]
                %8 = broadcast %7 : [3] batched
                %9 = add %5 %8 : [3] batched
                outputs %9
                """);
        Compiled prediction = Verifier.prediction(network, Verifier.training(network));
        assertEquals(1, prediction.kept());
        MemoryTrace.follow(prediction, 2, 3, 2, false);
    }

    @Test
    void everyBufferHasAPlaceInside() {
        Memory memory = Verifier.training(CHAIN).memory();
        memory.places().forEach((name, place) -> assertTrue(
                place.at() >= 0 && place.at() + place.floats() <= (place.batched() ? memory.perSample() : memory.fixed()), name));
    }

    /** The trace that the random tests rely on finds buffers that share a place while both live. */
    @Test
    void anOverlapIsFound() {
        Compiled good = Verifier.training(CHAIN);
        MemoryTrace.follow(good, 3, 4, 2, false);
        Compiled bad = moved(good, "y0", good.memory().places().get("x0"));
        assertThrows(IllegalStateException.class, () -> MemoryTrace.follow(bad, 3, 4, 2, false));
    }

    /** The same where samples of two shards meet. */
    @Test
    void shardsThatMeetAreFound() {
        Compiled good = Verifier.training(CHAIN);
        Compiled bad = moved(good, "y0", new Place(true, good.memory().places().get("y0").at(), 8));
        MemoryTrace.follow(bad, 3, 4, 2, false);
        Compiled shared = moved(good, "y0", new Place(false, 0, 8));
        assertThrows(IllegalStateException.class, () -> MemoryTrace.follow(shared, 2, 4, 2, false));
    }

    private static Compiled moved(Compiled c, String buffer, Place place) {
        Map<String, Place> places = new HashMap<>(c.memory().places());
        places.put(buffer, place);
        return new Compiled(c.network(), c.fused(), c.fusedForward(), c.kept(), c.forward(), c.backward(), c.layout(),
                new Memory(places, c.memory().perSample(), c.memory().fixed() + 32, false),
                c.inputs(), c.targets(), c.outputs(), c.loss(), c.inputGradients(), c.updates());
    }
}
