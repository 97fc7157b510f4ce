package cortado.processor.op;

import cortado.processor.graph.GraphBuilder;
import cortado.processor.graph.Node;
import cortado.processor.graph.Op;
import cortado.processor.graph.Shape;
import cortado.processor.graph.ShapeException;
import cortado.processor.kernel.Affine;
import cortado.processor.kernel.Axis;
import cortado.processor.kernel.Expr;
import cortado.processor.kernel.Function;
import cortado.processor.kernel.Operand;
import cortado.processor.kernel.Reduction;
import cortado.processor.kernel.Scope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * {@code y[out] = sum of a[left] * b[right]}, summed over the labels that {@code out} lacks: every product of matrices
 * in Einstein's notation, one letter an axis. {@code "i,oi->o"} is a dense layer. The sample is an implicit label of
 * batched operands; {@code overBatch} sums over it too.
 */
public record Contract(String left, String right, String out, boolean overBatch) implements Op {
    @Override
    public String name() {
        return "contract(" + left + "," + right + "->" + out + ")" + (overBatch ? " over batch" : "");
    }

    @Override
    public Shape shape(List<Node> inputs) {
        Map<Character, Integer> sizes = new HashMap<>();
        collect(left, inputs.get(0).shape(), sizes);
        collect(right, inputs.get(1).shape(), sizes);
        boolean batched = inputs.stream().anyMatch(x -> x.shape().batched());
        return new Shape(batched && !overBatch, out.chars().mapToObj(c -> sizes.get((char) c)).toList());
    }

    private void collect(String labels, Shape shape, Map<Character, Integer> sizes) {
        for (int axis = 0; axis < labels.length(); axis++) {
            Integer known = sizes.putIfAbsent(labels.charAt(axis), shape.size(axis));
            if (known != null && known != shape.size(axis)) {
                throw new ShapeException("cannot multiply: axis " + axis + " of " + shape + " must have " + known
                        + " elements");
            }
        }
    }

    @Override
    public Expr formula(Node node, List<Affine> index, List<Operand> inputs, Scope scope) {
        var reduced = new ArrayList<Axis>();
        Affine sample = null;
        if (overBatch) {
            Axis batch = scope.batch();
            reduced.add(batch);
            sample = batch.affine();
        } else if (node.shape().batched()) {
            sample = index.get(0);
        }
        Map<Character, Affine> at = new HashMap<>();
        int lead = node.shape().batched() ? 1 : 0;
        for (int i = 0; i < out.length(); i++) {
            at.put(out.charAt(i), index.get(lead + i));
        }
        for (char label : summed()) {
            Axis axis = scope.axis("k", size(label, node));
            reduced.add(axis);
            at.put(label, axis.affine());
        }
        Expr product = Expr.apply(Function.MULTIPLY,
                inputs.get(0).at(indices(left, node.input(0), sample, at)),
                inputs.get(1).at(indices(right, node.input(1), sample, at)));
        return reduced.isEmpty() ? product : new Expr.Reduce(Reduction.SUM, reduced, product);
    }

    private LinkedHashSet<Character> summed() {
        var labels = new LinkedHashSet<Character>();
        (left + right).chars().filter(c -> out.indexOf(c) < 0).forEach(c -> labels.add((char) c));
        return labels;
    }

    private int size(char label, Node node) {
        int axis = left.indexOf(label);
        return axis >= 0 ? node.input(0).shape().size(axis) : node.input(1).shape().size(right.indexOf(label));
    }

    private static List<Affine> indices(String labels, Node operand, Affine sample, Map<Character, Affine> at) {
        var index = new ArrayList<Affine>();
        if (operand.shape().batched()) {
            index.add(sample);
        }
        labels.chars().forEach(c -> index.add(at.get((char) c)));
        return index;
    }

    /** {@code da = contract(dy, b)} and {@code db = contract(a, dy)} with the labels exchanged. */
    @Override
    public List<Node> gradient(Node y, Node dy, GraphBuilder g) {
        Node a = y.input(0);
        Node b = y.input(1);
        return List.of(back(a, left, b, right, dy, g), back(b, right, a, left, dy, g));
    }

    private Node back(Node x, String labels, Node other, String otherLabels, Node dy, GraphBuilder g) {
        Node wide = overBatch ? g.broadcast(dy, dy.shape().with(true)) : dy;
        boolean sumOverBatch = !x.shape().batched() && (wide.shape().batched() || other.shape().batched());
        String found = labels.chars().filter(c -> (out + otherLabels).indexOf(c) >= 0)
                .mapToObj(c -> String.valueOf((char) c)).collect(Collectors.joining());
        Node product = g.contract(wide, out, other, otherLabels, found, sumOverBatch);
        return found.equals(labels) ? product : repeated(product, found, labels, x, g);
    }

    /** What was summed over an axis of one operand alone has the same gradient everywhere along it. */
    private static Node repeated(Node product, String found, String labels, Node x, GraphBuilder g) {
        List<Integer> sizes = labels.chars()
                .mapToObj(c -> found.indexOf(c) < 0 ? 1 : x.shape().size(labels.indexOf(c))).toList();
        return g.broadcast(g.reshape(product, sizes), x.shape());
    }

    /**
     * The elements {@code from <= i < to} along one axis; of a product as the product of what they need, for a product
     * that nobody needs as a whole.
     */
    public static Node slice(Node y, int axis, int from, int to, GraphBuilder g) {
        if (!(y.op() instanceof Contract c)) {
            return g.slice(y, axis, from, to);
        }
        char label = c.out.charAt(axis);
        return g.node(c, sliced(y.input(0), c.left.indexOf(label), from, to, g),
                sliced(y.input(1), c.right.indexOf(label), from, to, g));
    }

    private static Node sliced(Node x, int axis, int from, int to, GraphBuilder g) {
        return axis < 0 ? x : g.slice(x, axis, from, to);
    }
}
