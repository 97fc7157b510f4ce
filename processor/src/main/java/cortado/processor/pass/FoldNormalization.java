package cortado.processor.pass;

import cortado.processor.graph.GraphBuilder;
import cortado.processor.graph.Network;
import cortado.processor.graph.Network.Port;
import cortado.processor.graph.Node;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Folds normalization by running statistics into the product before it: {@code (a w + b - mean) scale + shift} becomes
 * {@code a (w scale) + ((b - mean) scale + shift)}, where a alone depends on the sample. For prediction only, whose
 * parameters do not change any more.
 */
final class FoldNormalization {
    private final Network network;
    private final List<Node> live;
    private final Map<Node, Integer> uses = new HashMap<>();
    private final Map<Node, ScaledProduct> folded = new HashMap<>();
    /** Nodes that only lead from a product to what replaces it. */
    private final Set<Node> replaced = new HashSet<>();

    private FoldNormalization(Network network) {
        this.network = network;
        List<Node> outputs = network.outputs().stream().map(Port::node).toList();
        live = Roots.operandsFirst(outputs);
        outputs.forEach(this::use);
        live.forEach(node -> node.inputs().forEach(this::use));
    }

    private void use(Node node) {
        uses.merge(node, 1, Integer::sum);
    }

    /** The network with a graph of its own; the same one where there is nothing to fold. */
    static Network of(Network network) {
        var fold = new FoldNormalization(network);
        fold.find();
        return fold.folded.isEmpty() ? network : fold.rewritten();
    }

    /** From the outputs down, so that the longest formula behind a product is found first. */
    private void find() {
        for (Node node : live.reversed()) {
            if (!replaced.contains(node)) {
                Optional<ScaledProduct> product = ScaledProduct.at(node, this::isReadOnce);
                product.filter(ScaledProduct::isNormalization).ifPresent(found -> {
                    folded.put(node, found);
                    replaced.addAll(found.below());
                });
            }
        }
    }

    private boolean isReadOnce(Node node) {
        return uses.get(node) == 1;
    }

    private Network rewritten() {
        var g = new GraphBuilder();
        Map<Node, Node> now = new HashMap<>();
        for (Node node : live) {
            if (folded.containsKey(node)) {
                now.put(node, folded.get(node).fold(now::get, g));
            } else if (!replaced.contains(node)) {
                now.put(node, copied(node, now, g));
            }
        }
        return new Network(network.name(), g, ports(network.inputs(), now), network.targets(), ports(network.outputs(), now),
                network.loss(), network.variables(), network.settings(), network.updates(), network.severalSamples());
    }

    private static Node copied(Node node, Map<Node, Node> now, GraphBuilder g) {
        g.setOrigin(node.origin());
        return g.node(node.op(), node.inputs().stream().map(now::get).toList());
    }

    private static List<Port> ports(List<Port> ports, Map<Node, Node> now) {
        return ports.stream().map(port -> new Port(
                port.name(), now.getOrDefault(port.node(), port.node()), port.gradient(), port.classes())).toList();
    }
}
