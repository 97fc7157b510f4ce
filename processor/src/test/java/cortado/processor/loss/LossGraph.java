package cortado.processor.loss;

import cortado.processor.graph.Node;
import cortado.processor.graph.Shape;
import cortado.processor.graph.TestGraph;
import cortado.processor.layer.MapAttributes;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Losses of a graph under test. */
final class LossGraph {
    static final int BATCH = 3;

    private LossGraph() {}

    static MapAttributes settings(TestGraph t, Map<String, Object> settings) {
        return new MapAttributes(settings, t);
    }

    static Node apply(
            TestGraph t, String name, Map<String, Object> settings, List<Node> outputs, Node... targets) {
        return Losses.apply(name, outputs, List.of(targets), settings(t, settings), t.builder());
    }

    static Node probabilities(TestGraph t, Shape shape) {
        int count = BATCH * shape.elements();
        return t.input(shape, IntStream.range(0, count).mapToDouble(i -> 0.3 + 0.4 * i / count).toArray());
    }
}
