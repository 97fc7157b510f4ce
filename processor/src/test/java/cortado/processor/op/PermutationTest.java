package cortado.processor.op;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import cortado.processor.graph.GraphBuilder;
import cortado.processor.graph.Node;
import cortado.processor.graph.Shape;
import cortado.processor.graph.TestGraph;
import cortado.processor.kernel.Reduction;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A permutation moves behind the operations that can do without it, and changes no number. */
class PermutationTest {
    /** Channels last to channels first. */
    private static final List<Integer> ORDER = List.of(2, 0, 1);

    private static final List<Integer> INVERSE = List.of(1, 2, 0);

    /** An operation on {@code [2, 3, 4]}, and whether its result is still to be permuted. */
    private record Case(String name, boolean permuted, BiFunction<Node, GraphBuilder, Node> operation) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Case moved(String name, BiFunction<Node, GraphBuilder, Node> operation) {
        return new Case(name, true, operation);
    }

    private static Case gone(String name, BiFunction<Node, GraphBuilder, Node> operation) {
        return new Case(name, false, operation);
    }

    static Stream<Case> cases() {
        return Stream.of(
                moved("function", (x, g) -> g.tanh(x)),
                moved("number", (x, g) -> g.add(x, g.constant(2))),
                moved("vector", (x, g) -> g.multiply(x, g.alongAxis(g.position(2), 0, x.shape()))),
                moved("matrix in order", (x, g) -> g.subtract(x, g.reduceKeeping(Reduction.MAX, x, List.of(0)))),
                moved("itself", (x, g) -> g.add(g.square(x), x)),
                moved("random", (x, g) -> g.select(g.less(g.uniform(x.shape()), g.constant(0.5)), x, g.constant(0))),
                moved("broadcast", (x, g) -> g.broadcast(x, Shape.batched(5, 2, 3, 4))),
                moved("slice", (x, g) -> g.slice(x, 1, 1, 3)),
                moved("concat", (x, g) -> g.concat(0, List.of(x, g.tanh(x)))),
                moved("stop", (x, g) -> g.stopGradient(x)),
                moved("sum over batch", (x, g) -> g.sumOverBatch(x)),
                moved("max of an axis", (x, g) -> g.reduce(Reduction.MAX, x, List.of(1), false)),
                gone("sum of the first axis", (x, g) -> g.sum(x, List.of(0))),
                gone("sum of the others", (x, g) -> g.sum(x, List.of(1, 2))),
                gone("inverse", (x, g) -> g.permute(x, INVERSE)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void movesBehind(Case each) {
        var t = new TestGraph(2);
        t.drawFrom((call, sample, element) -> (sample * 24 + element) * 0.37 % 1);
        GraphBuilder g = t.builder();
        Node inner = t.random(Shape.batched(3, 4, 2));
        Node permuted = g.permute(inner, ORDER);
        Node plain = t.input(permuted.shape(), t.value(permuted));
        Node y = each.operation().apply(permuted, g);
        assertEquals(each.permuted(), y.op() instanceof Permute);
        Node expected = each.operation().apply(plain, g);
        assertEquals(expected.shape(), y.shape());
        assertArrayEquals(t.value(expected), t.value(y), 1e-14);
    }

    @Test
    void twoPermutationsAreOne() {
        var g = new GraphBuilder();
        Node x = g.uniform(Shape.batched(1, 2, 3));
        Node leaf = new TestGraph(1).random(Shape.batched(3, 4, 2));
        assertSame(leaf, g.permute(g.permute(leaf, ORDER), INVERSE));
        assertEquals(new Permute(INVERSE), g.permute(g.permute(leaf, ORDER), ORDER).op());
        assertEquals(Shape.batched(3, 1, 2), g.permute(x, ORDER).shape());
    }

    @Test
    void axesOfSizeOneMoveWithoutElements() {
        var g = new GraphBuilder();
        Node x = new TestGraph(1).random(Shape.batched(1, 3, 2));
        assertEquals(new Reshape(List.of(3, 2, 1)), g.permute(x, INVERSE).op());
        assertEquals(new Permute(ORDER), g.permute(x, ORDER).op());
    }

    @Test
    void staysWhereAnotherOperandCannotFollow() {
        var t = new TestGraph(1);
        GraphBuilder g = t.builder();
        Node sum = g.add(g.permute(t.random(Shape.batched(3, 4, 2)), ORDER), t.random(Shape.batched(2, 3, 4)));
        assertEquals(List.of(true, false), sum.inputs().stream().map(x -> x.op() instanceof Permute).toList());
    }
}
