package cortado.processor.pass;

import cortado.processor.graph.Node;
import cortado.processor.kernel.Buffer;
import cortado.processor.kernel.Expr;
import cortado.processor.kernel.Kernel;
import cortado.processor.op.Broadcast;
import cortado.processor.op.Constant;
import cortado.processor.op.Elementwise;
import cortado.processor.op.Leaf;
import cortado.processor.op.Reshape;
import cortado.processor.schedule.Walk;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What is made of parameters and states alone: a model that only predicts computes it once. */
final class Kept {
    private static final Set<Leaf.Kind> LEAVES = EnumSet.of(Leaf.Kind.PARAMETER, Leaf.Kind.STATE);
    private static final Set<Buffer.Space> SPACES = EnumSet.of(Buffer.Space.PARAMETER, Buffer.Space.STATE);

    private Kept() {}

    static boolean is(Node node) {
        return !node.shape().batched() && Roots.operandsFirst(List.of(node)).stream().allMatch(Kept::mayBePart);
    }

    private static boolean mayBePart(Node node) {
        boolean given = node.op() instanceof Constant || node.op() instanceof Leaf leaf && LEAVES.contains(leaf.kind());
        return !node.shape().batched() && (given || !node.inputs().isEmpty());
    }

    /** The formulas that samples are combined with: in memory they are computed once. */
    static List<Node> formulas(List<Node> live) {
        return live.stream()
                .filter(node -> node.op() instanceof Broadcast && node.shape().batched())
                .map(node -> behindViews(node.input(0)))
                .filter(node -> node.op() instanceof Elementwise && is(node) && !isConstant(node))
                .distinct().toList();
    }

    private static Node behindViews(Node node) {
        boolean view = node.op() instanceof Reshape || node.op() instanceof Broadcast;
        return view ? behindViews(node.input(0)) : node;
    }

    private static boolean isConstant(Node node) {
        return Roots.operandsFirst(List.of(node)).stream().noneMatch(x -> x.op() instanceof Leaf);
    }

    /** The kernels that read nothing else, in order. */
    static List<Kernel> kernels(List<Kernel> all) {
        Set<String> written = new HashSet<>();
        var kept = new ArrayList<Kernel>();
        for (Kernel kernel : all) {
            if (!kernel.out().batched() && readsOnly(kernel, written)) {
                written.add(kernel.out().name());
                kept.add(kernel);
            }
        }
        return kept;
    }

    private static boolean readsOnly(Kernel kernel, Set<String> written) {
        var others = new ArrayList<Expr>();
        Walk.visit(kernel.body(), part -> {
            boolean varies = part instanceof Expr.BatchSize || part instanceof Expr.Uniform;
            boolean read = part instanceof Expr.Load load
                    && !SPACES.contains(load.buffer().space()) && !written.contains(load.buffer().name());
            if (varies || read) {
                others.add(part);
            }
        });
        return others.isEmpty();
    }
}
