package cortado.processor.op;

import cortado.processor.graph.GraphBuilder;
import cortado.processor.graph.Node;
import cortado.processor.graph.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** An order of axes: axis i of the result is axis {@code axes[i]} of the operand. */
record Permutation(List<Integer> axes) {
    Permutation {
        axes = List.copyOf(axes);
    }

    /** The order in which a node has its operand's axes, if that is all it does. */
    static Optional<Permutation> of(Node node) {
        return node.op() instanceof Permute permute ? Optional.of(new Permutation(permute.axes())) : Optional.empty();
    }

    Permutation inverse() {
        var inverse = new Integer[axes.size()];
        for (int i = 0; i < inverse.length; i++) {
            inverse[axes.get(i)] = i;
        }
        return new Permutation(Arrays.asList(inverse));
    }

    /** This applied to what {@code first} yields. */
    Permutation after(Permutation first) {
        return new Permutation(axes.stream().map(first.axes::get).toList());
    }

    /** Entries by axis in the order of the result. */
    <T> List<T> apply(List<T> entries) {
        return axes.stream().map(entries::get).toList();
    }

    /** With axes before all others that stay where they are. */
    Permutation behind(int leading) {
        var all = new ArrayList<>(IntStream.range(0, leading).boxed().toList());
        axes.forEach(axis -> all.add(axis + leading));
        return new Permutation(all);
    }

    /** The order of those axes that stay when some axes of the result are dropped. */
    Permutation without(List<Integer> dropped) {
        List<Integer> kept = IntStream.range(0, axes.size()).filter(i -> !dropped.contains(i)).mapToObj(axes::get).toList();
        List<Integer> sorted = kept.stream().sorted().toList();
        return new Permutation(kept.stream().map(sorted::indexOf).toList());
    }

    /** Whether only axes of size 1 change places, so that the elements keep their order. */
    boolean keepsOrder(Shape operand) {
        List<Integer> longer = axes.stream().filter(axis -> operand.size(axis) != 1).toList();
        return longer.equals(longer.stream().sorted().toList());
    }

    Node apply(Node x, GraphBuilder g) {
        return g.permute(x, axes);
    }

    /** The operands without this order, where they have it or can be had in another one; else nothing. */
    Optional<List<Node>> undone(List<Node> operands, GraphBuilder g) {
        Permutation inverse = inverse();
        return operands.stream().allMatch(x -> Permutation.of(x).map(this::equals).orElse(inverse.isAbsorbed(x)))
                ? Optional.of(operands.stream().map(x -> inverse.apply(x, g)).toList())
                : Optional.empty();
    }

    /**
     * A permuted node without a permutation of numbers in memory, which is possible for what is repeated along all
     * axes but one, random, or computed from such.
     */
    Optional<Node> absorbed(Node x, GraphBuilder g) {
        return isAbsorbed(x) ? Optional.of(absorb(x, g)) : Optional.empty();
    }

    private boolean isAbsorbed(Node x) {
        return isAbsorbed(x, new HashSet<>());
    }

    private boolean isAbsorbed(Node x, Set<Node> seen) {
        return !seen.add(x)
                || keepsOrder(x.shape())
                || x.op() instanceof Broadcast && keepsOrder(whole(x.input(0)))
                || x.op() instanceof Uniform
                || x.op() instanceof Elementwise && x.inputs().stream().allMatch(input -> isAbsorbed(input, seen));
    }

    private Node absorb(Node x, GraphBuilder g) {
        List<Integer> sizes = apply(x.shape().sizes());
        if (keepsOrder(x.shape())) {
            return g.reshape(x, sizes);
        }
        if (x.op() instanceof Broadcast) {
            Node source = g.reshape(x.input(0), apply(whole(x.input(0)).sizes()));
            return g.broadcast(source, x.shape().with(sizes));
        }
        return x.op() instanceof Uniform uniform
                ? g.node(uniform.permuted(this))
                : g.node(x.op(), x.inputs().stream().map(input -> apply(input, g)).toList());
    }

    /** The shape with leading axes of size 1 for those that it lacks. */
    private Shape whole(Node source) {
        var sizes = new ArrayList<>(source.shape().sizes());
        while (sizes.size() < axes.size()) {
            sizes.add(0, 1);
        }
        return source.shape().with(sizes);
    }
}
