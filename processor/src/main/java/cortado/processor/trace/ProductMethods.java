package cortado.processor.trace;

import cortado.processor.graph.GraphBuilder;
import cortado.processor.graph.Node;
import cortado.processor.graph.Shape;
import cortado.processor.graph.ShapeException;
import cortado.processor.op.Reshape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The products of Tensor. */
final class ProductMethods {
    private static final String LABELS = "abcdefgh";

    private ProductMethods() {}

    static void addTo(MethodTable table) {
        table.tensor("matmul", c -> matmul(c.x(), c.tensor(0), c.g()));
        table.tensor("dot", c -> dot(c.x(), c.tensor(0), c.g()));
    }

    /** An operand and the letter of each of its axes; axes of size 1 that the other repeats are dropped. */
    private record Labeled(Node x, String labels) {}

    /** {@code , 864 = 6 * 12 * 12,} behind the shape of a vector that was an image. */
    private static String flattened(Node x) {
        if (!(x.op() instanceof Reshape) || x.shape().rank() != 1) {
            return "";
        }
        return x.input(0).shape().sizes().stream().map(String::valueOf)
                .collect(Collectors.joining(" * ", ", " + x.shape().size(0) + " = ", ","));
    }

    private static Node matmul(Node a, Node b, GraphBuilder g) {
        int rows = b.shape().rank() - (b.shape().rank() > 1 ? 2 : 1);
        if (a.shape().rank() == 0 || b.shape().rank() == 0 || a.shape().size(-1) != b.shape().size(rows)) {
            throw new ShapeException("cannot multiply the matrices " + a.shape() + flattened(a) + " and " + b.shape()
                    + ": the last axis of the first must have the size of the last but one of the second");
        }
        List<Integer> left = leading(a.shape());
        List<Integer> right = leading(b.shape());
        String m = a.shape().rank() > 1 ? "m" : "";
        String n = b.shape().rank() > 1 ? "n" : "";
        Labeled x = labeled(a, left, right, m + "k", g);
        Labeled y = labeled(b, right, left, "k" + n, g);
        return g.contract(x.x(), x.labels(), y.x(), y.labels(), common(left, right) + m + n, false);
    }

    private static List<Integer> leading(Shape shape) {
        return shape.sizes().subList(0, Math.max(0, shape.rank() - 2));
    }

    /** The letters of leading axes, aligned at their end. */
    private static String common(List<Integer> left, List<Integer> right) {
        return LABELS.substring(LABELS.length() - Math.max(left.size(), right.size()));
    }

    private static Labeled labeled(Node x, List<Integer> own, List<Integer> other, String inner, GraphBuilder g) {
        if (own.size() > LABELS.length()) {
            throw new ShapeException("cannot multiply " + x.shape() + ": it has too many axes");
        }
        var sizes = new ArrayList<Integer>();
        var labels = new StringBuilder();
        for (int i = 0; i < own.size(); i++) {
            int size = own.get(i);
            int j = other.size() - own.size() + i;
            int matching = j < 0 ? 1 : other.get(j);
            if (size != matching && size != 1 && j >= 0 && matching != 1) {
                throw new ShapeException("cannot repeat axes of " + size + " and " + matching + " elements to one"
                        + " size");
            }
            if (size != 1 || matching == 1) {
                sizes.add(size);
                labels.append(LABELS.charAt(LABELS.length() - own.size() + i));
            }
        }
        sizes.addAll(x.shape().sizes().subList(own.size(), x.shape().rank()));
        return new Labeled(g.reshape(x, sizes), labels + inner);
    }

    private static Node dot(Node a, Node b, GraphBuilder g) {
        if (a.shape().rank() == 0 || b.shape().rank() == 0 || a.shape().size(-1) != b.shape().size(-1)) {
            throw new ShapeException("the inner product needs last axes of one size, not " + a.shape() + " and "
                    + b.shape());
        }
        return g.sum(g.multiply(a, b), List.of(-1));
    }
}
