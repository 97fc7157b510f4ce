package cortado.processor.graph;

import cortado.processor.kernel.Reduction;
import cortado.processor.op.Leaf;
import cortado.processor.op.OverlapAdd;
import cortado.processor.op.Slide;
import java.util.ArrayList;
import java.util.List;

/** Networks of sliding windows over small images, channels last, in which some number of channels varies. */
public final class ImageNetworks {
    private static final int FEW = 3;
    private static final Slide PAIR = new Slide(2, 1, 1);
    private static final Slide TRIPLE = new Slide(3, 1, 1);
    private static final Slide STRIDED = new Slide(3, 2, 1);
    private static final Slide DILATED = new Slide(2, 1, 2);

    private final GraphBuilder graph = new GraphBuilder();
    private final List<Node> outputs = new ArrayList<>();
    private final int channels;
    private int leaves;

    private ImageNetworks(int channels) {
        this.channels = channels;
    }

    private SmallNetwork network() {
        return SmallNetwork.of(graph.nodes(), outputs);
    }

    private Node input(Integer... sizes) {
        return graph.node(new Leaf(Leaf.Kind.INPUT, "x" + leaves++, Shape.batched(sizes), DType.REAL));
    }

    private Node parameter(Integer... sizes) {
        return graph.node(new Leaf(Leaf.Kind.PARAMETER, "p" + leaves++, Shape.single(sizes), DType.REAL));
    }

    private void output(Node node) {
        outputs.add(node);
    }

    /** Convolutions of all kinds, and what is done to make one from another. */
    public static SmallNetwork convolutions(int channels) {
        return new ImageNetworks(channels).convolutions().network();
    }

    private ImageNetworks convolutions() {
        Node wide = input(5, 4, channels);
        Node first = convolved(padded(input(5, 4, FEW), 1), channels, TRIPLE, TRIPLE);
        output(first);
        output(convolved(padded(graph.tanh(first), 1), FEW, TRIPLE, TRIPLE));
        output(convolved(wide, channels, STRIDED, DILATED));
        output(convolved(padded(wide, 2), FEW, DILATED, STRIDED));
        output(graph.contract(wide, "pqc", parameter(FEW, channels), "oc", "pqo", false));
        output(convolved(input(9, channels), FEW, new Slide(4, 3, 1)));
        output(convolved(input(9, FEW), channels, TRIPLE));
        output(grouped(input(5, 4, 2, channels), FEW));
        output(grouped(input(5, 4, channels, 1), 1));
        output(transposed(wide, FEW, STRIDED, PAIR));
        output(transposed(input(3, 2, FEW), channels, PAIR, STRIDED));
        Node channelsFirst = graph.permute(convolved(wide, FEW, PAIR, PAIR), List.of(2, 0, 1));
        output(graph.contract(flat(channelsFirst), "i", parameter(channels, 4 * 3 * FEW), "oi", "o", false));
        return this;
    }

    /** Convolutions whose neighbouring positions read the same elements, with some number of positions along one axis. */
    public static SmallNetwork overlaps(int positions) {
        return new ImageNetworks(FEW).overlapping(positions).network();
    }

    private ImageNetworks overlapping(int positions) {
        Node first = graph.tanh(convolved(padded(input(positions, 3, FEW), 1), 16, TRIPLE, TRIPLE));
        output(convolved(padded(first, 1), FEW, TRIPLE, PAIR));
        output(convolved(input(positions + 2, 3, FEW), 33, TRIPLE, PAIR));
        output(convolved(input(3, positions + 2, FEW), 17, PAIR, TRIPLE));
        output(convolved(input(2 * positions + 1, 3, FEW), 32, STRIDED, PAIR));
        output(grouped(input(positions + 2, 2, 2, FEW), 17));
        return this;
    }

    /** The same with few results: at strides, with more taps, and for the gradients of weights. */
    public static SmallNetwork tapped(int positions) {
        return new ImageNetworks(FEW).taps(positions).network();
    }

    private ImageNetworks taps(int positions) {
        Slide five = new Slide(5, 1, 1);
        output(convolved(input(positions + 4, 3, FEW), 32, new Slide(3, 1, 2), PAIR));
        output(convolved(input(positions + 4, FEW), 48, five));
        output(convolved(input(4, positions + 2, 17), 16, TRIPLE, TRIPLE));
        output(convolved(input(3, positions + 4, 16), 5, PAIR, five));
        output(convolved(padded(input(2 * positions, 5, FEW), 2), 17, STRIDED, STRIDED));
        return this;
    }

    private Node padded(Node x, int count) {
        return graph.pad(graph.pad(x, 0, count, count), 1, count, count);
    }

    private Node flat(Node x) {
        return graph.reshape(x, List.of(x.shape().elements()));
    }

    private Node convolved(Node x, int out, Slide... slides) {
        var sizes = new ArrayList<>(List.of(out, x.shape().size(-1)));
        for (Slide slide : slides) {
            sizes.add(slide.kernel());
        }
        String positions = "pq".substring(0, slides.length);
        String taps = "rs".substring(0, slides.length);
        return graph.contract(graph.window(x, 0, List.of(slides)), positions + taps + "c",
                parameter(sizes.toArray(Integer[]::new)), "oc" + taps, positions + "o", false);
    }

    /** {@code [height, width, groups, channels]}. */
    private Node grouped(Node x, int out) {
        Node weight = parameter(x.shape().size(2), out, x.shape().size(3), 3, 2);
        Node windows = graph.window(x, 0, List.of(TRIPLE, PAIR));
        return graph.contract(windows, "pqrsgc", weight, "gocrs", "pqgo", false);
    }

    private Node transposed(Node x, int out, Slide rows, Slide columns) {
        Node weight = parameter(x.shape().size(2), out, rows.kernel(), columns.kernel());
        Node products = graph.contract(x, "pqc", weight, "cors", "pqrso", false);
        List<Integer> sizes = List.of((x.shape().size(0) - 1) * rows.stride() + rows.span(),
                (x.shape().size(1) - 1) * columns.stride() + columns.span());
        return OverlapAdd.of(products, 0, List.of(rows, columns), sizes, graph);
    }

    /** Pools, reflections and repetitions. */
    public static SmallNetwork pools(int channels) {
        return new ImageNetworks(channels).pools().network();
    }

    private ImageNetworks pools() {
        for (Node x : List.of(input(5, 4, channels), graph.tanh(input(5, 4, channels)))) {
            output(pooled(x, Reduction.MAX, Slide.tiling(2)));
            output(pooled(graph.padLowest(x, 0, 1, 1), Reduction.MAX, STRIDED));
            output(pooled(graph.pad(x, 1, 0, 1), Reduction.SUM, Slide.tiling(2)));
            output(pooled(x, Reduction.SUM, DILATED));
            output(graph.sum(x, List.of(0, 1)));
            output(graph.reduce(Reduction.MAX, x, List.of(0, 1), false));
            output(graph.multiply(graph.reverse(x, 1), graph.reverse(graph.reverse(x, 0), 2)));
            output(graph.tanh(graph.concat(0, List.of(graph.reverse(graph.slice(x, 0, 1, 3), 0), x))));
            Node repeated = graph.broadcast(graph.reshape(x, List.of(5, 1, 4, channels)), Shape.batched(5, 2, 4, channels));
            output(graph.square(graph.reshape(repeated, List.of(10, 4, channels))));
            output(flat(graph.permute(x, List.of(2, 0, 1))));
            output(graph.pad(hollow(x), 1, 2, 1));
            output(pooled(graph.padLowest(graph.multiply(hollow(x), x), 0, 1, 1), Reduction.MAX, STRIDED));
        }
        return this;
    }

    /** One padding in the other's formula. */
    private Node hollow(Node x) {
        return graph.add(graph.pad(graph.slice(x, 0, 1, 4), 0, 1, 1), x);
    }

    private Node pooled(Node x, Reduction kind, Slide slide) {
        Node rows = graph.reduce(kind, graph.window(x, 0, List.of(slide)), List.of(1), false);
        return graph.reduce(kind, graph.window(rows, 1, List.of(slide)), List.of(2), false);
    }

    /** Normalizations by states behind products of all kinds, and one that can't become a part of the product. */
    public static SmallNetwork normalizations(int channels) {
        return new ImageNetworks(channels).normalizations().network();
    }

    private ImageNetworks normalizations() {
        Node first = graph.tanh(normalized(convolved(padded(input(5, 4, FEW), 1), channels, TRIPLE, TRIPLE), 2));
        output(first);
        Node groups = grouped(graph.reshape(convolved(first, 2 * FEW, PAIR, PAIR), List.of(4, 3, 2, FEW)), channels);
        Node joined = graph.reshape(groups, List.of(2, 2, 2 * channels));
        output(normalized(graph.add(joined, parameter(2 * channels)), 2));
        output(normalized(transposed(first, FEW, TRIPLE, PAIR), 2));
        output(normalized(graph.contract(flat(first), "i", parameter(channels, 20 * channels), "oi", "o", false), 0));
        output(normalized(convolved(first, FEW, PAIR, PAIR), 0));
        Node twice = convolved(first, FEW, PAIR, PAIR);
        output(normalized(twice, 2));
        output(twice);
        return this;
    }

    /** {@code (x - mean) / sqrt(variance + 1) * gain + bias} along one axis, the variance being the square of a state. */
    private Node normalized(Node x, int axis) {
        int size = x.shape().size(axis);
        Node deviation = graph.sqrt(graph.add(graph.square(state(size)), graph.constant(1)));
        Node gain = graph.multiply(graph.divide(graph.constant(1), deviation), parameter(size));
        Node centered = graph.subtract(x, graph.alongAxis(state(size), axis, x.shape()));
        return graph.add(graph.multiply(centered, graph.alongAxis(gain, axis, x.shape())),
                graph.alongAxis(parameter(size), axis, x.shape()));
    }

    private Node state(int size) {
        return graph.node(new Leaf(Leaf.Kind.STATE, "s" + leaves++, Shape.single(size), DType.REAL));
    }
}
