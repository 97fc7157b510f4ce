package cortado.processor.graph;

import cortado.processor.graph.Network.Port;
import cortado.processor.graph.Network.Setting;
import cortado.processor.graph.Network.Update;
import cortado.processor.graph.Variable.Initial;
import cortado.processor.op.Leaf;
import cortado.processor.op.Leaf.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A network to test programs with, as text: the lines of its nodes, then {@code outputs %3 %5}, and perhaps
 * {@code update %1 %4} for a state and its new value. The loss is the sum of all elements of the outputs times weights;
 * the outputs of the network are those that are batched.
 *
 * @param batch the number of samples to plan for
 */
public record SmallNetwork(String text, int batch) {
    /** Samples of a block, so that blocks have no lanes without a sample. */
    private static final int BATCH = 16;

    public SmallNetwork(String text) {
        this(text, BATCH);
    }

    /** What is written in a graph with the given nodes. */
    public static SmallNetwork of(List<Node> nodes, List<Node> outputs) {
        return new SmallNetwork(GraphText.of(nodes)
                + "outputs" + outputs.stream().map(node -> " " + node).collect(Collectors.joining()) + "\n");
    }

    public SmallNetwork withUpdate(Node state, Node value) {
        return new SmallNetwork(text + "update " + state + " " + value + "\n", batch);
    }

    /** The same, planned for one sample: its lanes are those of channels, however few. */
    public SmallNetwork ofChannels() {
        return new SmallNetwork(text, 1);
    }

    /** The same, planned for so many samples that no tensor of them stays in a cache. */
    public SmallNetwork ofManySamples() {
        return new SmallNetwork(text, 1 << 18);
    }

    /** The network for training, in a graph of its own. */
    public Network training(String name) {
        return new Reading().network(name, true);
    }

    /** The network without its loss, in a graph of its own. */
    public Network prediction(String name) {
        return new Reading().network(name, false);
    }

    private final class Reading {
        private final GraphBuilder graph = new GraphBuilder();
        private final List<Node> nodes = GraphText.parse(lines("%").collect(Collectors.joining("\n")), graph);
        private final List<Node> outputs = lines("outputs").flatMap(this::named).toList();

        private Stream<String> lines(String start) {
            return text.lines().filter(line -> line.startsWith(start));
        }

        /** The nodes that a line names, by the places of their lines. */
        private Stream<Node> named(String line) {
            List<String> ids = lines("%").map(each -> each.substring(0, each.indexOf(' '))).toList();
            return Stream.of(line.split(" ")).skip(1).map(id -> nodes.get(ids.indexOf(id)));
        }

        Network network(String name, boolean training) {
            List<Node> batched = outputs.stream().filter(node -> node.shape().batched()).distinct().toList();
            List<Port> ports = IntStream.range(0, batched.size())
                    .mapToObj(i -> new Port("y" + i, batched.get(i), false, 0)).toList();
            Optional<Node> loss = training ? Optional.of(loss()) : Optional.empty();
            List<Update> updates = lines("update").map(line -> named(line).toList())
                    .map(pair -> new Update(pair.get(0), pair.get(1))).toList();
            List<Port> inputs = leaves(Kind.INPUT).map(this::port).toList();
            List<Port> targets = training ? leaves(Kind.TARGET).map(this::port).toList() : List.of();
            List<Variable> variables = Stream.concat(leaves(Kind.PARAMETER), leaves(Kind.STATE))
                    .map(leaf -> new Variable(key(leaf), leaf, Initial.of("zeros"), 1, 1)).toList();
            List<Setting> settings = leaves(Kind.SETTING).map(leaf -> new Setting(key(leaf), 0.75, "")).toList();
            return new Network(name, graph, inputs, targets, ports, loss, variables, settings, updates,
                    List.of());
        }

        private Node loss() {
            var sums = new ArrayList<Node>();
            for (Node output : outputs.stream().distinct().toList()) {
                Shape shape = output.shape();
                Leaf.Kind kind = shape.batched() ? Kind.TARGET : Kind.PARAMETER;
                Node weight = graph.node(new Leaf(kind, "w" + sums.size(), shape, DType.REAL));
                Node sum = graph.sum(graph.multiply(output, weight), IntStream.range(0, shape.rank()).boxed().toList());
                sums.add(shape.batched() ? graph.meanOverBatch(sum) : sum);
            }
            return sums.stream().reduce(graph::add).orElseThrow();
        }

        private Stream<Node> leaves(Kind kind) {
            return graph.nodes().stream().filter(node -> node.op() instanceof Leaf leaf && leaf.kind() == kind);
        }

        private Port port(Node leaf) {
            boolean input = ((Leaf) leaf.op()).kind() == Kind.INPUT;
            return new Port(key(leaf), leaf, input && leaf.type() == DType.REAL,
                    leaf.type() == DType.INTEGER ? SampleValues.CLASSES : 0);
        }
    }

    static String key(Node leaf) {
        return ((Leaf) leaf.op()).key();
    }
}
