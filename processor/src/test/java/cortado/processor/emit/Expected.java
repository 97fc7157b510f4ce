package cortado.processor.emit;

import cortado.processor.graph.Evaluator;
import cortado.processor.graph.Network;
import cortado.processor.graph.Node;
import cortado.processor.graph.SampleValues;
import cortado.processor.graph.SmallNetwork;
import cortado.processor.op.Leaf;
import cortado.processor.pass.Differentiate;
import cortado.runtime.random.CounterRandom;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the programs of a network have to compute: its graph as it is, one node after the other, by the interpreter. */
final class Expected {
    private final Network network;
    private final Map<String, Node> nodes = new LinkedHashMap<>();

    private Expected(Network network) {
        this.network = network;
        network.outputs().forEach(port -> nodes.put(port.name(), port.node()));
        nodes.put("loss", network.loss().orElseThrow());
        List<Node> leaves = Stream.concat(
                network.inputs().stream().filter(Network.Port::gradient).map(Network.Port::node),
                network.variables().stream().map(v -> v.node()).filter(Expected::isParameter)).toList();
        List<Node> gradients = Differentiate.gradients(network.loss().orElseThrow(), leaves, network.graph());
        for (int i = 0; i < leaves.size(); i++) {
            nodes.put("d " + ((Leaf) leaves.get(i).op()).key(), gradients.get(i));
        }
        network.variables().stream().map(v -> v.node()).filter(leaf -> !isParameter(leaf))
                .forEach(leaf -> nodes.put(((Leaf) leaf.op()).key(), leaf));
        network.updates().forEach(update -> nodes.put(((Leaf) update.state().op()).key(), update.value()));
    }

    static Expected of(SmallNetwork network) {
        return new Expected(network.training("Expected"));
    }

    private static boolean isParameter(Node leaf) {
        return ((Leaf) leaf.op()).kind() == Leaf.Kind.PARAMETER;
    }

    /** Outputs, loss, gradients and new states by name. */
    Map<String, double[]> values(int batch) {
        Evaluator evaluator = Evaluator.inDouble(batch, leaves(batch), Expected::uniform);
        Map<String, double[]> values = new LinkedHashMap<>();
        nodes.forEach((name, node) -> values.put(name, evaluator.value(node)));
        return values;
    }

    private static double uniform(int call, int sample, int element) {
        return CounterRandom.uniform(StepRun.KEY + call, sample, element);
    }

    private Map<Node, double[]> leaves(int batch) {
        Map<Node, double[]> values = new HashMap<>();
        for (Node node : network.graph().nodes()) {
            if (node.op() instanceof Leaf leaf) {
                int count = (node.shape().batched() ? batch : 1) * node.shape().elements();
                values.put(node, leaf.kind() == Leaf.Kind.SETTING
                        ? new double[] {0.75} : SampleValues.inDouble(leaf.key(), count));
            }
        }
        return values;
    }
}
