package cortado.processor.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cortado.processor.graph.GradientCheck;
import cortado.processor.graph.Node;
import cortado.processor.graph.Shape;
import cortado.processor.graph.TestGraph;
import cortado.processor.op.Leaf;
import cortado.processor.op.Permute;
import cortado.processor.pass.Differentiate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Permutations meet between layers and vanish: one is left where an image comes in, and one before a flattening. */
class ChannelsLastTest {
    private final TestGraph t = new TestGraph(2);
    private final List<Node> parameters = new ArrayList<>();

    private Node layer(String name, Map<String, Object> attributes, Node x) {
        var call = new TestCall(t, attributes, x);
        Node y = Layers.find("cortado." + name).orElseThrow().apply(call);
        parameters.addAll(call.parameters());
        return y;
    }

    private static Set<Node> live(List<Node> roots) {
        var live = new LinkedHashSet<Node>();
        var open = new ArrayList<>(roots);
        while (!open.isEmpty()) {
            Node node = open.removeLast();
            if (live.add(node)) {
                open.addAll(node.inputs());
            }
        }
        return live;
    }

    private static List<Node> permuted(List<Node> roots) {
        return live(roots).stream().filter(node -> node.op() instanceof Permute).map(node -> node.input(0)).toList();
    }

    private static Map<String, Object> convolution(String activation) {
        return Map.of("channels", 3, "kernel", 3, "padding", 1, "activation", activation);
    }

    @Test
    void aChainOfLayersPermutesItsInputAndWhatItFlattens() {
        Node image = t.random(Shape.batched(2, 6, 6));
        Node stem = layer("BatchNorm", Map.of("activation", "RELU"), layer("Conv2d", convolution("IDENTITY"), image));
        Node pooled = layer("MaxPool", Map.of("kernel", 2), layer("Conv2d", convolution("TANH"), stem));
        Node flat = layer("Flatten", Map.of(), layer("Dropout", Map.of("rate", 0.0), pooled));
        List<Node> permuted = permuted(List.of(flat));
        assertEquals(2, permuted.size());
        assertEquals(List.of(Shape.batched(3, 3, 3), image.shape()), permuted.stream().map(Node::shape).toList());
        Node loss = t.weightedSum(flat);
        GradientCheck.check(t, loss, parameters);
        List<Node> gradients = Differentiate.gradients(loss, parameters, t.builder());
        // The image, and the gradient of what is flattened; the factors of the sum are constants.
        assertEquals(2, permuted(gradients).size());
    }

    @Test
    void residualsGatesAndGlobalPoolsNeedNoPermutation() {
        Node image = t.random(Shape.batched(2, 4, 4));
        Node x = layer("Conv2d", convolution("RELU"), image);
        Node residual = t.builder().add(x, layer("Conv2d", convolution("IDENTITY"), x));
        Node gate = t.builder().sigmoid(t.builder().mean(residual, List.of(1, 2)));
        Node gated = t.builder().multiply(residual, t.builder().reshape(gate, List.of(3, 1, 1)));
        Node y = t.builder().mean(layer("AveragePool", Map.of("kernel", 2), gated), List.of(1, 2));
        assertEquals(List.of(image), permuted(List.of(y)));
        assertEquals(Leaf.Kind.INPUT, ((Leaf) image.op()).kind());
    }
}
