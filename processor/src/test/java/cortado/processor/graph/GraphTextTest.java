package cortado.processor.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text to graph and back. */
class GraphTextTest {
    private static final String EVERY_OPERATION = """
            %0 = input(x) : [4, 6] batched // (Every.java:3)
            %1 = parameter(unit.0.conv1.weight) : [5, 6] // unit.0.conv1 (Every.java:8)
            %2 = state(norm.mean) : [6] // norm
            %3 = setting(hidden.dropout) : []
            %4 = target(label) : [] batched integer
            %5 = input(mask) : [4, 6] batched mask
            %6 = contract(ti,oi->to) %0 %1 : [4, 5] batched // unit.0.conv1 (Every.java:8)
            %7 = contract(ti,to->io) over batch %0 %6 : [6, 5]
            %8 = 0.1 : []
            %9 = -1.0E-5 : []
            %10 = Infinity : []
            %11 = broadcast %3 : [4, 6] batched
            %12 = broadcast %2 : [4, 6] batched
            %13 = less %11 %12 : [4, 6] batched mask
            %14 = and %13 %5 : [4, 6] batched mask
            %15 = select %14 %0 %12 : [4, 6] batched
            %16 = less_equal %11 %12 : [4, 6] batched mask
            %17 = equal %11 %12 : [4, 6] batched mask
            %18 = or %16 %17 : [4, 6] batched mask
            %19 = not %18 : [4, 6] batched mask
            %20 = add %0 %12 : [4, 6] batched
            %21 = subtract %20 %12 : [4, 6] batched
            %22 = multiply %21 %12 : [4, 6] batched
            %23 = divide %22 %12 : [4, 6] batched
            %24 = maximum %22 %12 : [4, 6] batched
            %25 = minimum %24 %12 : [4, 6] batched
            %26 = negate %25 : [4, 6] batched
            %27 = abs %26 : [4, 6] batched
            %28 = sqrt %27 : [4, 6] batched
            %29 = exp %28 : [4, 6] batched
            %30 = expm1 %29 : [4, 6] batched
            %31 = log %30 : [4, 6] batched
            %32 = log1p %31 : [4, 6] batched
            %33 = tanh %32 : [4, 6] batched
            %34 = sigmoid %33 : [4, 6] batched
            %35 = erf %34 : [4, 6] batched
            %36 = sum[0, 1] over batch %35 : []
            %37 = max[1] %35 : [4] batched
            %38 = min[0] %35 : [6] batched
            %39 = argmax[1] %35 : [4] batched integer
            %40 = sum[] over batch %35 : [4, 6]
            %41 = permute[1, 0] %35 : [6, 4] batched
            %42 = reshape[3, 8] %41 : [3, 8] batched
            %43 = reshape[] %36 : []
            %44 = slice(1, 2, 5) %42 : [3, 3] batched
            %45 = pad(1, 2, 0, 0) %44 : [6, 3] batched
            %46 = concat(1) %44 %42 : [3, 11] batched
            %47 = position : [7] integer
            %48 = uniform(3) : [7] batched
            %49 = stopGradient %48 : [7] batched
            %50 = batchSize : []
            %51 = padLowest(0, 0, 0, 1) %44 : [3, 4] batched
            %52 = reverse(1) %51 : [3, 4] batched
            %53 = window(0, 2, 1, 1, 2, 1, 2) %52 : [2, 2, 2, 2] batched
            %54 = overlapAdd(0, 1, 2) %53 : [3, 4] batched
            %55 = uniform(1, 1, 0) : [2, 3] batched
            """;

    @Test
    void readsWhatItWrites() {
        List<Node> nodes = GraphText.parse(EVERY_OPERATION, new GraphBuilder());
        GraphSpec.verify(nodes);
        assertEquals(EVERY_OPERATION, GraphText.of(nodes));
    }

    @Test
    void keepsOrigins() {
        List<Node> nodes = GraphText.parse(EVERY_OPERATION, new GraphBuilder());
        assertEquals(new Origin("", "Every.java:3"), nodes.get(0).origin());
        assertEquals(new Origin("unit.0.conv1", "Every.java:8"), nodes.get(1).origin());
        assertEquals(new Origin("norm", ""), nodes.get(2).origin());
        assertEquals(Origin.UNKNOWN, nodes.get(3).origin());
    }

    @Test
    void numbersNeedNotBeDense() {
        List<Node> nodes = GraphText.parse("%3 = input(x) : [2] batched\n\n%9 = exp %3 : [2] batched\n", new GraphBuilder());
        assertEquals("%0 = input(x) : [2] batched\n%1 = exp %0 : [2] batched\n", GraphText.of(nodes));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "exp",
        "%0 = exp %7 : [2]",
        "%0 = frobnicate : [2]",
        "%0 = position : [2]",
        "%0 = 1.0 : [2]",
        "%0 = 1.0 : [] batched",
    })
    void refusesOtherLines(String line) {
        assertThrows(IllegalArgumentException.class, () -> GraphText.parse(line, new GraphBuilder()));
    }
}
