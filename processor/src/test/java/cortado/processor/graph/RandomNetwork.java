package cortado.processor.graph;

import cortado.processor.kernel.Function;
import cortado.processor.kernel.Reduction;
import cortado.processor.op.Leaf;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Networks of random operations on tensors of random shapes, which keep their numbers moderate. */
public final class RandomNetwork {
    private static final List<Integer> SIZES = List.of(1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 32, 33);
    private static final int MOST_ELEMENTS = 600;
    private static final List<Function> UNARY = List.of(
            Function.NEGATE, Function.ABS, Function.TANH, Function.SIGMOID, Function.ERF, Function.TANH);
    private static final List<Function> BINARY = List.of(
            Function.ADD, Function.SUBTRACT, Function.MULTIPLY, Function.MAXIMUM, Function.MINIMUM);

    private final Random random;
    private final GraphBuilder graph = new GraphBuilder();
    private final List<Node> values = new ArrayList<>();
    private int leaves;

    private RandomNetwork(long seed) {
        random = new Random(seed);
    }

    /** The network of a seed. */
    public static SmallNetwork of(long seed) {
        return new RandomNetwork(seed).network();
    }

    private SmallNetwork network() {
        values.add(leaf(Leaf.Kind.INPUT, Shape.batched(sizes(1 + random.nextInt(3)))));
        values.add(leaf(random.nextBoolean() ? Leaf.Kind.INPUT : Leaf.Kind.PARAMETER, null));
        int steps = 3 + random.nextInt(10);
        while (steps > 0) {
            Node next = step();
            if (next != null && next.shape().elements() <= MOST_ELEMENTS && next.shape().rank() <= 5) {
                values.add(next);
                steps--;
            }
        }
        List<Node> outputs = outputs();
        return SmallNetwork.of(graph.nodes(), outputs);
    }

    /** Nodes that nobody uses, at least one of them batched. */
    private List<Node> outputs() {
        var outputs = new ArrayList<>(values.stream()
                .filter(value -> values.stream().noneMatch(other -> dependsOn(other, value)))
                .filter(value -> !(value.op() instanceof Leaf))
                .distinct()
                .toList());
        if (outputs.stream().noneMatch(node -> node.shape().batched())) {
            Node last = outputs.removeLast();
            outputs.add(graph.add(last, graph.multiply(last, values.getFirst().shape().rank() == 0
                    ? values.getFirst() : graph.sum(values.getFirst(), all(values.getFirst())))));
        }
        return outputs;
    }

    private static boolean dependsOn(Node node, Node operand) {
        return node.inputs().stream().anyMatch(input -> input == operand || dependsOn(input, operand));
    }

    private static List<Integer> all(Node node) {
        return IntStream.range(0, node.shape().rank()).boxed().toList();
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private Node value() {
        return values.get(Math.max(random.nextInt(values.size()), random.nextInt(values.size())));
    }

    private Node leaf(Leaf.Kind kind, Shape shape) {
        Shape chosen = shape != null ? shape : new Shape(kind == Leaf.Kind.INPUT, List.of(sizes(1 + random.nextInt(3))));
        return graph.node(new Leaf(kind, (kind == Leaf.Kind.INPUT ? "x" : "p") + leaves++, chosen, DType.REAL));
    }

    private Integer[] sizes(int rank) {
        var sizes = new Integer[rank];
        int elements = 1;
        for (int i = 0; i < rank; i++) {
            int left = MOST_ELEMENTS / 2 / elements;
            sizes[i] = any(SIZES.stream().filter(size -> size <= left).toList());
            elements *= sizes[i];
        }
        return sizes;
    }

    private Node step() {
        Node x = value();
        return switch (random.nextInt(16)) {
            case 0 -> graph.apply(any(UNARY), x);
            case 1, 2 -> graph.apply(any(BINARY), x, partner(x));
            case 3 -> graph.select(graph.less(x, partner(x)), x, graph.tanh(x));
            case 4 -> graph.divide(x, graph.add(graph.constant(1), graph.square(partner(x))));
            case 5 -> graph.sqrt(graph.add(graph.constant(0.5), graph.square(x)));
            case 6 -> graph.exp(graph.tanh(x));
            case 7, 8 -> reduction(x);
            case 9, 10 -> contraction(x);
            case 11 -> slice(x);
            case 12 -> pad(x);
            case 13 -> permute(x);
            case 14 -> reshape(x);
            default -> random.nextInt(3) == 0 ? special(x) : concat(x);
        };
    }

    /** A tensor that has the shape of another one or can be repeated to it. */
    private Node partner(Node x) {
        List<Node> fitting = values.stream().filter(value -> value.shape().equals(x.shape())).toList();
        if (random.nextInt(3) != 0) {
            return any(fitting);
        }
        var sizes = new ArrayList<>(x.shape().sizes().subList(random.nextInt(x.shape().rank() + 1), x.shape().rank()));
        sizes.replaceAll(size -> random.nextInt(4) == 0 ? 1 : size);
        return leaf(Leaf.Kind.PARAMETER, new Shape(false, sizes));
    }

    private List<Integer> someAxes(Node x) {
        return all(x).stream().filter(axis -> random.nextBoolean()).toList();
    }

    private Node reduction(Node x) {
        List<Integer> axes = someAxes(x);
        boolean overBatch = x.shape().batched() && random.nextInt(3) == 0;
        int count = axes.stream().mapToInt(x.shape()::size).reduce(1, Math::multiplyExact);
        return switch (random.nextInt(5)) {
            case 0, 1 -> {
                Node sum = graph.reduce(Reduction.SUM, x, axes, overBatch);
                yield graph.divide(overBatch ? graph.divide(sum, graph.batchSize()) : sum, graph.constant(Math.sqrt(count)));
            }
            case 2 -> axes.isEmpty() ? null : graph.reduceKeeping(Reduction.MAX, x, axes);
            case 3 -> axes.isEmpty() ? null : graph.reduce(Reduction.MIN, x, axes, false);
            default -> overBatch ? graph.stopGradient(graph.reduce(Reduction.MAX, x, axes, true)) : hits(x);
        };
    }

    /** 1 at the greatest element along an axis. */
    private Node hits(Node x) {
        if (x.shape().rank() == 0) {
            return null;
        }
        int axis = random.nextInt(x.shape().rank());
        Node best = graph.reduceKeeping(Reduction.ARGMAX, x, List.of(axis));
        Node position = graph.alongAxis(graph.position(x.shape().size(axis)), axis, x.shape());
        return graph.toReal(graph.equal(position, best));
    }

    /** A product whose labels are drawn: some shared, some summed, in any order. */
    private Node contraction(Node a) {
        Node b = random.nextBoolean() ? value() : leaf(Leaf.Kind.PARAMETER, weight(a.shape()));
        String left = "abcde".substring(0, a.shape().rank());
        var right = new StringBuilder();
        for (int axis = 0; axis < b.shape().rank(); axis++) {
            right.append(label(b.shape().size(axis), a.shape(), left, right.toString(), axis));
        }
        List<Character> labels = (left + right).chars().mapToObj(c -> (char) c).distinct().collect(Collectors.toList());
        Collections.shuffle(labels, random);
        String out = labels.stream().filter(label -> random.nextBoolean()).map(String::valueOf).collect(Collectors.joining());
        boolean batched = a.shape().batched() || b.shape().batched();
        boolean overBatch = batched && random.nextInt(4) == 0;
        long steps = (long) a.shape().elements() * b.shape().elements();
        if (a.shape().rank() == 0 || b.shape().rank() == 0 || steps > 40_000) {
            return null;
        }
        Node product = graph.contract(a, left, b, right.toString(), out, overBatch);
        return graph.tanh(graph.multiply(product, graph.constant(1 / Math.sqrt(summed(a, left, b, right.toString(), out)))));
    }

    private Shape weight(Shape a) {
        var sizes = new ArrayList<>(List.of(sizes(1)));
        sizes.addAll(a.sizes().stream().filter(size -> random.nextBoolean()).toList());
        Collections.shuffle(sizes, random);
        return new Shape(false, sizes);
    }

    private char label(int size, Shape a, String left, String taken, int axis) {
        List<Character> same = IntStream.range(0, left.length())
                .filter(i -> a.size(i) == size && taken.indexOf(left.charAt(i)) < 0)
                .mapToObj(left::charAt).toList();
        return same.isEmpty() || random.nextInt(4) == 0 ? (char) ('p' + axis) : any(same);
    }

    private static int summed(Node a, String left, Node b, String right, String out) {
        int count = 1;
        for (int i = 0; i < left.length(); i++) {
            count *= out.indexOf(left.charAt(i)) < 0 ? a.shape().size(i) : 1;
        }
        for (int i = 0; i < right.length(); i++) {
            boolean counted = left.indexOf(right.charAt(i)) >= 0 || out.indexOf(right.charAt(i)) >= 0;
            count *= counted ? 1 : b.shape().size(i);
        }
        return count;
    }

    private Node slice(Node x) {
        if (x.shape().rank() == 0) {
            return null;
        }
        int axis = random.nextInt(x.shape().rank());
        int from = random.nextInt(x.shape().size(axis));
        return graph.slice(x, axis, from, from + 1 + random.nextInt(x.shape().size(axis) - from));
    }

    private Node pad(Node x) {
        return x.shape().rank() == 0 ? null
                : graph.pad(x, random.nextInt(x.shape().rank()), random.nextInt(3), random.nextInt(3));
    }

    private Node permute(Node x) {
        var axes = new ArrayList<>(all(x));
        Collections.shuffle(axes, random);
        return graph.permute(x, axes);
    }

    /** Two axes joined, or one split, or all joined. */
    private Node reshape(Node x) {
        var sizes = new ArrayList<>(x.shape().sizes());
        if (sizes.size() >= 2 && random.nextBoolean()) {
            int axis = random.nextInt(sizes.size() - 1);
            sizes.set(axis, sizes.get(axis) * sizes.remove(axis + 1));
        } else if (!sizes.isEmpty()) {
            int axis = random.nextInt(sizes.size());
            int size = sizes.get(axis);
            int factor = any(IntStream.rangeClosed(1, size).filter(f -> size % f == 0).boxed().toList());
            sizes.set(axis, size / factor);
            sizes.add(axis, factor);
        }
        return graph.reshape(x, sizes);
    }

    private Node concat(Node x) {
        if (x.shape().rank() == 0) {
            return null;
        }
        int axis = random.nextInt(x.shape().rank());
        List<Node> fitting = values.stream()
                .filter(value -> value.shape().rank() == x.shape().rank())
                .filter(value -> value.shape().resized(axis, 1).sizes().equals(x.shape().resized(axis, 1).sizes()))
                .toList();
        return graph.concat(axis, List.of(x, any(fitting)));
    }

    private Node special(Node x) {
        return switch (random.nextInt(3)) {
            case 0 -> graph.multiply(x, graph.uniform(x.shape()));
            case 1 -> graph.stopGradient(x);
            default -> x.shape().rank() == 0 ? null : graph.add(x, graph.divide(
                    graph.alongAxis(graph.position(x.shape().size(0)), 0, x.shape()), graph.constant(x.shape().size(0))));
        };
    }
}
