package cortado.processor.pass;

import cortado.processor.graph.Node;
import cortado.processor.graph.Shape;
import cortado.processor.kernel.Affine;
import cortado.processor.kernel.Axis;
import cortado.processor.kernel.Buffer;
import cortado.processor.kernel.Expr;
import cortado.processor.kernel.Kernel;
import cortado.processor.kernel.Operand;
import cortado.processor.kernel.Scope;
import cortado.processor.op.Leaf;
import cortado.processor.op.Reshape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Graph to kernels: every stored node becomes one kernel, whose formula swallows the nodes that are not stored. */
public final class Fuse {
    private static final List<String> AXES = List.of("i", "j", "l", "m", "p", "q", "r", "s");

    private final Set<Node> stored;
    private final KernelNames names;
    private final Map<Node, Buffer> buffers = new HashMap<>();
    private final List<Kernel> kernels = new ArrayList<>();

    private Fuse(Set<Node> stored, KernelNames names) {
        this.stored = stored;
        this.names = names;
    }

    /** Kernels in an order in which every one finds its operands computed. */
    public static List<Kernel> kernels(Roots roots, KernelNames names) {
        List<Node> live = roots.live();
        var fuse = new Fuse(Stored.of(live, roots), names);
        roots.roots().forEach(fuse::claim);
        live.forEach(fuse::add);
        roots.roots().forEach(fuse::copy);
        return fuse.kernels;
    }

    /** The root's node is computed right into the root's buffer, where nobody else claimed it. */
    private void claim(Roots.Root root) {
        Node node = root.node();
        Buffer buffer = root.buffer();
        while (node.op() instanceof Reshape) {
            node = node.input(0);
            buffer = buffer.reshaped(node.shape().sizes());
        }
        if (stored.contains(node)) {
            buffers.putIfAbsent(node, buffer);
        }
    }

    private void add(Node node) {
        if (node.op() instanceof Leaf leaf) {
            Buffer.Space space = leaf.kind().space();
            buffers.put(node, new Buffer(leaf.key(), space, node.shape().batched(), node.shape().sizes()));
        } else if (stored.contains(node)) {
            Buffer out = buffers.computeIfAbsent(node, this::arena);
            kernels.add(kernel(node, out));
        }
    }

    private Buffer arena(Node node) {
        return new Buffer(names.of(node), Buffer.Space.ARENA, node.shape().batched(), node.shape().sizes());
    }

    private Kernel kernel(Node node, Buffer out) {
        var scope = new Scope();
        List<Axis> axes = axes(node.shape(), scope);
        Expr body = formula(node, axes.stream().map(Axis::affine).toList(), scope);
        return new Kernel(names.kernel(node, out), out, axes, body, node.origin().source());
    }

    private static List<Axis> axes(Shape shape, Scope scope) {
        var axes = new ArrayList<Axis>();
        if (shape.batched()) {
            axes.add(scope.batch());
        }
        for (int axis = 0; axis < shape.rank(); axis++) {
            axes.add(scope.axis(AXES.get(axis % AXES.size()), shape.size(axis)));
        }
        return axes;
    }

    private Expr formula(Node node, List<Affine> index, Scope scope) {
        List<Operand> operands = node.inputs().stream().<Operand>map(x -> at -> read(x, at, scope)).toList();
        return node.op().formula(node, index, operands, scope);
    }

    private Expr read(Node node, List<Affine> index, Scope scope) {
        if (buffers.containsKey(node)) {
            return new Expr.Load(sized(buffers.get(node), node), index);
        }
        if (Stored.isReshape(node)) {
            return new Expr.Load(memory(node).reshaped(node.shape().sizes()), index);
        }
        return Stored.isSqueeze(node)
                ? read(node.input(0), squeeze(node, index), scope)
                : formula(node, index, scope);
    }

    private static Buffer sized(Buffer buffer, Node node) {
        return buffer.reshaped(node.shape().sizes());
    }

    private Buffer memory(Node node) {
        return node.op() instanceof Reshape ? memory(node.input(0)) : buffers.get(node);
    }

    /** The same element of the operand, whose axes of size 1 may stand elsewhere. */
    private static List<Affine> squeeze(Node node, List<Affine> index) {
        int lead = node.shape().batched() ? 1 : 0;
        var longer = new ArrayList<Affine>();
        for (int axis = 0; axis < node.shape().rank(); axis++) {
            if (node.shape().size(axis) != 1) {
                longer.add(index.get(lead + axis));
            }
        }
        var source = new ArrayList<>(index.subList(0, lead));
        int next = 0;
        for (int size : node.input(0).shape().sizes()) {
            source.add(size == 1 ? Affine.ZERO : longer.get(next++));
        }
        return source;
    }

    /** A root that is a leaf, or whose node was computed into another root's buffer, is copied. */
    private void copy(Roots.Root root) {
        if (!memory(root.node()).name().equals(root.buffer().name())) {
            var scope = new Scope();
            List<Axis> axes = axes(root.node().shape(), scope);
            Expr value = read(root.node(), axes.stream().map(Axis::affine).toList(), scope);
            Buffer out = root.buffer().reshaped(root.node().shape().sizes());
            kernels.add(new Kernel(names.kernel(root.node(), out), out, axes, value, root.node().origin().source()));
        }
    }
}
