package cortado.processor.pass;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cortado.processor.graph.GraphSpec;
import cortado.processor.graph.GraphText;
import cortado.processor.graph.Node;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Graphs before and after differentiation. */
class DifferentiateTest {
    private static List<Node> gradients(Parsed parsed, int loss, int... wrt) {
        List<Node> leaves = Arrays.stream(wrt).mapToObj(parsed.nodes()::get).toList();
        List<Node> gradients = Differentiate.gradients(parsed.nodes().get(loss), leaves, parsed.graph());
        GraphSpec.verify(parsed.graph().nodes());
        return gradients;
    }

    @Test
    void gradientsAreNodesOfTheSameGraph() {
        String before = """
                %0 = input(x) : [4] batched
                %1 = parameter(w) : [4] // layer
                %2 = contract(i,i->) %0 %1 : [] batched // layer
                %3 = multiply %2 %2 : [] batched // square
                %4 = sum[] over batch %3 : [] // mean
                """;
        Parsed parsed = Parsed.of(before);
        List<Node> gradients = gradients(parsed, 4, 1);
        assertEquals(before + """
                %5 = 1.0 : []
                %6 = broadcast %5 : [] batched // mean
                %7 = add %2 %2 : [] batched // square
                %8 = contract(,i->i) %7 %1 : [4] batched // layer
                %9 = contract(,i->i) over batch %7 %0 : [4] // layer
                """, GraphText.of(parsed.graph().nodes()));
        assertEquals("%9", gradients.get(0).toString());
    }

    @Test
    void whatTheLossDoesNotDependOnHasZeros() {
        Parsed parsed = Parsed.of("""
                %0 = parameter(w) : []
                %1 = parameter(unused) : [3]
                %2 = exp %0 : []
                """);
        Node gradient = gradients(parsed, 2, 0, 1).get(1);
        assertEquals("broadcast", gradient.op().name());
        assertEquals("0.0", gradient.input(0).op().name());
        assertEquals(List.of(3), gradient.shape().sizes());
    }

    /** Nothing is built for operands that lead to no leaf asked for. */
    @Test
    void onlyWhatLeadsToTheLeavesIsUsed() {
        Parsed parsed = Parsed.of("""
                %0 = parameter(w) : []
                %1 = parameter(v) : []
                %2 = exp %1 : []
                %3 = multiply %0 %2 : []
                """);
        assertEquals("%2", gradients(parsed, 3, 0).get(0).toString());
    }
}
