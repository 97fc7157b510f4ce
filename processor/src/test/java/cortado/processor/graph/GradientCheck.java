package cortado.processor.graph;

import static org.junit.jupiter.api.Assertions.assertTrue;

import cortado.processor.pass.Differentiate;
import java.util.List;

/** Compares the gradients that differentiation builds with finite differences, both in double. */
public final class GradientCheck {
    private static final double STEP = 1e-3;

    /** The bound of {@code |found - expected| / max(1, |expected|)}. */
    private static final double BOUND = 1e-9;

    private GradientCheck() {}

    /** Checks the gradients of a scalar in some leaves, element by element; at least one must not be 0. */
    public static void check(TestGraph graph, Node loss, List<Node> leaves) {
        List<Node> gradients = Differentiate.gradients(loss, leaves, graph.builder());
        boolean moves = false;
        for (int i = 0; i < leaves.size(); i++) {
            double[] found = graph.value(gradients.get(i));
            for (int element = 0; element < found.length; element++) {
                double expected = difference(graph, loss, leaves.get(i), element);
                double error = Math.abs(found[element] - expected) / Math.max(1, Math.abs(expected));
                String place = leaves.get(i) + "[" + element + "]";
                assertTrue(error <= BOUND, () -> "gradient of " + place + ": error " + error + " of " + expected);
                moves |= expected != 0;
            }
        }
        assertTrue(moves, "all gradients are 0: nothing was checked");
    }

    /** Checks the gradients of all real inputs of a weighted sum of a node's elements. */
    public static void check(TestGraph graph, Node node) {
        List<Node> inputs = graph.realInputs();
        check(graph, graph.weightedSum(node), inputs);
    }

    /** {@code (f(-2h) - 8 f(-h) + 8 f(h) - f(2h)) / 12h}, with an error of the fourth order. */
    private static double difference(TestGraph graph, Node loss, Node leaf, int element) {
        double near = graph.moved(loss, leaf, element, STEP) - graph.moved(loss, leaf, element, -STEP);
        double far = graph.moved(loss, leaf, element, 2 * STEP) - graph.moved(loss, leaf, element, -2 * STEP);
        return (8 * near - far) / (12 * STEP);
    }
}
