package cortado.processor.pass;

import cortado.processor.graph.GraphBuilder;
import cortado.processor.graph.GraphText;
import cortado.processor.graph.Node;
import cortado.processor.kernel.Buffer;
import cortado.processor.kernel.Kernel;
import cortado.processor.pass.Roots.Root;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A graph read from text, whose last nodes are the roots. */
record Parsed(GraphBuilder graph, List<Node> nodes) {
    static Parsed of(String text) {
        var graph = new GraphBuilder();
        return new Parsed(graph, GraphText.parse(text, graph));
    }

    /** The kernels of the last nodes, named y0, y1, ... */
    List<Kernel> kernels(int roots) {
        return Fuse.kernels(new Roots(IntStream.range(0, roots)
                .mapToObj(i -> root("y" + i, nodes.get(nodes.size() - roots + i))).toList()), names());
    }

    /** One kernel for every node. */
    List<Kernel> unfused() {
        return Fuse.kernels(new Roots(nodes.stream().filter(node -> !node.inputs().isEmpty())
                .map(node -> root("node" + node.id(), node)).toList()), names());
    }

    private KernelNames names() {
        return new KernelNames(nodes, Map.of());
    }

    private static Root root(String name, Node node) {
        return new Root(node, new Buffer(name, Buffer.Space.ARENA, node.shape().batched(), node.shape().sizes()));
    }
}
