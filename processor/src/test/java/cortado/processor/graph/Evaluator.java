package cortado.processor.graph;

import cortado.processor.kernel.Affine;
import cortado.processor.kernel.Axis;
import cortado.processor.kernel.Buffer;
import cortado.processor.kernel.Expr;
import cortado.processor.kernel.Interpreter;
import cortado.processor.kernel.Interpreter.UniformSource;
import cortado.processor.kernel.Kernel;
import cortado.processor.kernel.Operand;
import cortado.processor.kernel.Scope;
import cortado.processor.op.Leaf;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Runs a graph as it is, one kernel a node, through the interpreter: what every optimised program must agree with. */
public final class Evaluator {
    private final int batch;
    private final Map<String, double[]> memory = new HashMap<>();
    private final Interpreter interpreter;

    private Evaluator(int batch, Map<Node, double[]> leaves, UniformSource uniform, boolean inFloat) {
        this.batch = batch;
        leaves.forEach((leaf, values) -> memory.put(leaf.toString(), inFloat ? rounded(values) : values));
        this.interpreter = inFloat
                ? Interpreter.inFloat(memory, batch, uniform)
                : Interpreter.inDouble(memory, batch, uniform);
    }

    private static double[] rounded(double[] values) {
        return Arrays.stream(values).map(x -> (float) x).toArray();
    }

    /**
     * @param leaves the elements of inputs, parameters and so on, row-major, samples first
     * @param uniform the random numbers that the graph draws
     */
    public static Evaluator inDouble(int batch, Map<Node, double[]> leaves, UniformSource uniform) {
        return new Evaluator(batch, leaves, uniform, false);
    }

    /** Rounds the leaves and every single result to float. */
    public static Evaluator inFloat(int batch, Map<Node, double[]> leaves, UniformSource uniform) {
        return new Evaluator(batch, leaves, uniform, true);
    }

    /** The elements of a node, row-major, samples first. */
    public double[] value(Node node) {
        for (Node needed : needed(node)) {
            if (!memory.containsKey(needed.toString())) {
                memory.put(needed.toString(), compute(needed));
            }
        }
        return memory.get(node.toString());
    }

    /** The node and all it is computed from, operands first. */
    private static List<Node> needed(Node node) {
        var found = new TreeMap<Integer, Node>();
        var open = new ArrayList<>(List.of(node));
        while (!open.isEmpty()) {
            Node next = open.removeLast();
            if (found.put(next.id(), next) == null) {
                open.addAll(next.inputs());
            }
        }
        return List.copyOf(found.values());
    }

    private double[] compute(Node node) {
        if (node.op() instanceof Leaf leaf) {
            throw new IllegalStateException("no values for " + leaf.key());
        }
        if (node.op().fusion() == Op.Fusion.RESHAPE) {
            return memory.get(node.input(0).toString());
        }
        double[] out = new double[(node.shape().batched() ? batch : 1) * node.shape().elements()];
        memory.put(node.toString(), out);
        interpreter.run(kernel(node));
        return out;
    }

    private static Kernel kernel(Node node) {
        var scope = new Scope();
        var axes = new ArrayList<Axis>();
        if (node.shape().batched()) {
            axes.add(scope.batch());
        }
        node.shape().sizes().forEach(size -> axes.add(scope.axis("i", size)));
        List<Operand> operands = node.inputs().stream().map(Evaluator::load).toList();
        List<Affine> index = axes.stream().map(Axis::affine).toList();
        var body = node.op().formula(node, index, operands, scope);
        return new Kernel("k" + node.id(), buffer(node), axes, body, node.op().name());
    }

    private static Operand load(Node node) {
        return index -> new Expr.Load(buffer(node), index);
    }

    private static Buffer buffer(Node node) {
        return new Buffer(node.toString(), Buffer.Space.ARENA, node.shape().batched(), node.shape().sizes());
    }
}
