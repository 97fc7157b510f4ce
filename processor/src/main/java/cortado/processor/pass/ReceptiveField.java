package cortado.processor.pass;

import cortado.processor.graph.Node;
import cortado.processor.kernel.Affine;
import cortado.processor.kernel.Axis;
import cortado.processor.kernel.Buffer;
import cortado.processor.kernel.Expr;
import cortado.processor.kernel.Operand;
import cortado.processor.kernel.Scope;
import cortado.processor.op.Leaf;
import cortado.processor.op.Reshape;
import cortado.processor.schedule.Flat;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/**
 * How much of an image one element of a tensor depends on: the box around all indices that its formula, and those of its
 * operands, read. Of L convolutions with kernels of k it is {@code 1 + L (k - 1)} along each axis, if their stride is 1.
 * Products with a matrix, as of bilinear interpolation, read whole axes.
 */
public final class ReceptiveField {
    private final Map<Node, List<Range>> boxes = new HashMap<>();
    private final PriorityQueue<Node> open = new PriorityQueue<>(Comparator.comparingInt(Node::id).reversed());

    private ReceptiveField() {}

    /**
     * The sizes along the image's axes, at most its own, of what the middle element of a node depends on.
     *
     * @param image an input {@code [channels, ...]}
     * @return empty if the node does not depend on it
     */
    public static List<Integer> of(Node node, Node image) {
        var field = new ReceptiveField();
        field.read(node, node.shape().sizes().stream().map(size -> new Range(size / 2, size / 2)).toList());
        field.followAll();
        List<Range> box = field.boxes.getOrDefault(image, List.of());
        return IntStream.range(1, Math.max(1, box.size()))
                .mapToObj(axis -> Math.min(box.get(axis).size(), image.shape().size(axis))).toList();
    }

    private void read(Node node, List<Range> box) {
        List<Range> before = boxes.put(node, box);
        if (before == null) {
            open.add(node);
        } else {
            boxes.put(node, IntStream.range(0, box.size()).mapToObj(i -> before.get(i).around(box.get(i))).toList());
        }
    }

    /** Users before their operands. */
    private void followAll() {
        while (!open.isEmpty()) {
            Node node = open.poll();
            if (node.op() instanceof Reshape) {
                Node x = node.input(0);
                read(x, Range.reshaped(boxes.get(node), node.shape().sizes(), x.shape().sizes()));
            } else if (!(node.op() instanceof Leaf)) {
                follow(node);
            }
        }
    }

    private void follow(Node node) {
        var scope = new Scope();
        Map<Axis, Range> ranges = new HashMap<>();
        var index = new ArrayList<Affine>();
        if (node.shape().batched()) {
            index.add(scope.batch().affine());
        }
        for (Range range : boxes.get(node)) {
            Axis axis = scope.axis("i", range.size());
            ranges.put(axis, range);
            index.add(axis.affine());
        }
        List<Operand> operands = IntStream.range(0, node.inputs().size()).mapToObj(i -> operand(node, i)).toList();
        Expr formula = node.op().formula(node, index, operands, scope);
        Flat.loads(formula).forEach(load -> {
            Node x = node.input(Integer.parseInt(load.buffer().name()));
            List<Affine> at = load.index().subList(x.shape().batched() ? 1 : 0, load.index().size());
            read(x, at.stream().map(affine -> Range.of(affine, ranges)).toList());
        });
    }

    private static Operand operand(Node node, int input) {
        Node x = node.input(input);
        var buffer = new Buffer(String.valueOf(input), Buffer.Space.ARENA, x.shape().batched(), x.shape().sizes());
        return index -> new Expr.Load(buffer, index);
    }
}
