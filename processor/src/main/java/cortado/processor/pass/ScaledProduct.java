package cortado.processor.pass;

import cortado.processor.graph.GraphBuilder;
import cortado.processor.graph.Node;
import cortado.processor.op.Broadcast;
import cortado.processor.op.Contract;
import cortado.processor.op.Elementwise;
import cortado.processor.op.Leaf;
import cortado.processor.op.Reshape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A product with a weight, and behind it sums and products with numbers that all samples share:
 * {@code (a w + b - mean) scale + shift}.
 *
 * @param top the node of the whole formula
 * @param product the contraction; between the two, axes may be joined as those of a convolution's groups are
 * @param steps what follows it, in order
 * @param below the product and what lies between it and the top
 */
record ScaledProduct(Node top, Node product, List<SharedStep> steps, List<Node> below) {
    /** The formula that ends in a node, if it is one. Nobody else may read what lies below. */
    static Optional<ScaledProduct> at(Node top, Predicate<Node> isReadOnce) {
        var steps = new ArrayList<SharedStep>();
        var below = new ArrayList<Node>();
        Node x = top;
        for (Node operand = operand(x); operand != null; operand = operand(x)) {
            if (x.op() instanceof Elementwise step) {
                Node other = x.input(0) == operand ? x.input(1) : x.input(0);
                steps.add(SharedStep.of(step.function(), other.input(0), x.shape().rank()));
            }
            below.add(operand);
            x = operand;
        }
        var found = new ScaledProduct(top, x, steps.reversed(), below);
        return below.stream().allMatch(isReadOnce) && found.isFoldable() ? Optional.of(found) : Optional.empty();
    }

    /** What a step is applied to, or what a product was reshaped from; null where a node is neither. */
    private static Node operand(Node x) {
        if (x.op() instanceof Reshape) {
            return x.input(0).op() instanceof Contract ? x.input(0) : null;
        }
        if (!(x.op() instanceof Elementwise step)) {
            return null;
        }
        return switch (step.function()) {
            case ADD, MULTIPLY -> isShared(x.input(1)) ? x.input(0) : isShared(x.input(0)) ? x.input(1) : null;
            case SUBTRACT, DIVIDE -> isShared(x.input(1)) ? x.input(0) : null;
            default -> null;
        };
    }

    private static boolean isShared(Node operand) {
        return operand.op() instanceof Broadcast && Kept.is(operand.input(0));
    }

    /** Whether the weight has every axis along which a factor varies, and the order of these axes is the same. */
    private boolean isFoldable() {
        return product.op() instanceof Contract contract && !contract.overBatch()
                && product.input(0).shape().batched() && Kept.is(product.input(1))
                && factors().allMatch(step -> scaleSizes(step).filter(sizes -> fits(sizes, contract)).isPresent());
    }

    private Stream<SharedStep> factors() {
        return steps.stream().filter(SharedStep::isFactor);
    }

    /** A factor's sizes at the product's axes. */
    private Optional<List<Integer>> scaleSizes(SharedStep step) {
        return step.sizesBefore(product.shape().sizes(), top.shape().sizes());
    }

    private static boolean fits(List<Integer> sizes, Contract contract) {
        String varying = IntStream.range(0, sizes.size()).filter(axis -> sizes.get(axis) > 1)
                .mapToObj(axis -> contract.out().substring(axis, axis + 1)).collect(Collectors.joining());
        String weight = contract.right().chars().filter(label -> varying.indexOf(label) >= 0)
                .mapToObj(Character::toString).collect(Collectors.joining());
        return varying.equals(weight);
    }

    /** Whether a state, which is a running statistic, is part of a factor. */
    boolean isNormalization() {
        return factors().flatMap(step -> Roots.operandsFirst(List.of(step.operand())).stream())
                .anyMatch(node -> node.op() instanceof Leaf leaf && leaf.kind() == Leaf.Kind.STATE);
    }

    /**
     * The same as {@code a (w scale) + shift}.
     *
     * @param now what stands for the nodes before, which the steps' operands and the weight are among
     */
    Node fold(UnaryOperator<Node> now, GraphBuilder g) {
        Node weight = now.apply(product.input(1));
        Optional<Node> shift = Optional.empty();
        for (SharedStep step : steps) {
            Node operand = now.apply(step.operand());
            g.setOrigin(top.origin());
            shift = step.applyToSum(shift, g.reshape(operand, step.sizes()), g);
            g.setOrigin(product.origin());
            weight = step.isFactor() ? step.scale(weight, g.reshape(operand, weightSizes(step)), g) : weight;
        }
        Node y = g.reshape(g.node(product.op(), now.apply(product.input(0)), weight), top.shape().sizes());
        g.setOrigin(top.origin());
        return shift.map(sum -> g.add(y, sum)).orElse(y);
    }

    /** A factor's sizes at the weight's axes. */
    private List<Integer> weightSizes(SharedStep step) {
        var contract = (Contract) product.op();
        List<Integer> sizes = scaleSizes(step).orElseThrow();
        return contract.right().chars().map(contract.out()::indexOf)
                .map(axis -> axis < 0 ? 1 : sizes.get(axis)).boxed().toList();
    }
}
