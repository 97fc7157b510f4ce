package cortado.processor.graph;

import cortado.processor.kernel.Interpreter.UniformSource;
import cortado.processor.op.Leaf;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** A graph with values for its leaves, to be evaluated. */
public final class TestGraph {
    private final GraphBuilder graph = new GraphBuilder();
    private final Map<Node, double[]> leaves = new HashMap<>();
    private final int batch;
    private final Random random = new Random(42);
    private UniformSource uniform = (call, sample, element) -> 0;

    public TestGraph(int batch) {
        this.batch = batch;
    }

    public GraphBuilder builder() {
        return graph;
    }

    public int batch() {
        return batch;
    }

    public void drawFrom(UniformSource source) {
        uniform = source;
    }

    /** A leaf with given values, row-major, samples first. */
    public Node leaf(Leaf.Kind kind, String key, Shape shape, DType type, double... values) {
        Node leaf = graph.node(new Leaf(kind, key, shape, type));
        leaves.put(leaf, values);
        return leaf;
    }

    public Node input(Shape shape, double... values) {
        return leaf(Leaf.Kind.INPUT, "x" + leaves.size(), shape, DType.REAL, values);
    }

    public Node indices(Shape shape, double... values) {
        return leaf(Leaf.Kind.TARGET, "t" + leaves.size(), shape, DType.INTEGER, values);
    }

    /**
     * An input with values in (low, low + 4) that lie at least 0.001 from each other and from those of other inputs, so
     * that no kink between two of them is near.
     */
    public Node random(double low, Shape shape) {
        int count = count(shape);
        double offset = 0.1 * ((leaves.size() + 1) * 0.618033988749895 % 1);
        var places = new ArrayList<>(IntStream.range(0, Math.max(count, 40)).boxed().toList());
        Collections.shuffle(places, random);
        double step = 4.0 / places.size();
        return input(shape, places.stream().limit(count).mapToDouble(i -> low + (i + 10 * offset) * step).toArray());
    }

    /** An input with values of both signs. */
    public Node random(Shape shape) {
        return random(-2, shape);
    }

    private int count(Shape shape) {
        return (shape.batched() ? batch : 1) * shape.elements();
    }

    public Evaluator inDouble() {
        return Evaluator.inDouble(batch, leaves, uniform);
    }

    public Evaluator inFloat() {
        return Evaluator.inFloat(batch, leaves, uniform);
    }

    public double[] value(Node node) {
        return inDouble().value(node);
    }

    /** The value where every single result is rounded to float. */
    public double[] floatValue(Node node) {
        return inFloat().value(node);
    }

    /** An unbatched scalar that depends on every element of a node: their sum with random factors. */
    public Node weightedSum(Node x) {
        double[] factors = random.doubles(count(x.shape()), 0.5, 1.5).toArray();
        Node product = graph.multiply(x, input(x.shape(), factors));
        Node sum = graph.sum(product, IntStream.range(0, x.shape().rank()).boxed().toList());
        return x.shape().batched() ? graph.sumOverBatch(sum) : sum;
    }

    /** The loss with one element of a leaf moved by some distance. */
    double moved(Node loss, Node leaf, int element, double distance) {
        var changed = new HashMap<>(leaves);
        double[] values = leaves.get(leaf).clone();
        values[element] += distance;
        changed.put(leaf, values);
        return Evaluator.inDouble(batch, changed, uniform).value(loss)[0];
    }

    List<Node> realInputs() {
        return leaves.keySet().stream()
                .filter(leaf -> leaf.type() == DType.REAL)
                .sorted((a, b) -> a.id() - b.id())
                .toList();
    }

    public double[] valuesOf(Node leaf) {
        return leaves.get(leaf).clone();
    }

    public static double[] filled(int count, double value) {
        double[] filled = new double[count];
        Arrays.fill(filled, value);
        return filled;
    }
}
