package cortado.processor.pass;

import cortado.processor.graph.GraphBuilder;
import cortado.processor.graph.Node;
import cortado.processor.kernel.Function;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * {@code x + operand}, {@code x - operand}, {@code x * operand} or {@code x / operand} with an operand that all samples
 * share.
 *
 * @param sizes of the operand, an axis of x each: 1 where it does not vary
 */
record SharedStep(Function function, Node operand, List<Integer> sizes) {
    SharedStep {
        sizes = List.copyOf(sizes);
    }

    /** @param rank of x */
    static SharedStep of(Function function, Node operand, int rank) {
        var sizes = new ArrayList<>(Collections.nCopies(rank - operand.shape().rank(), 1));
        sizes.addAll(operand.shape().sizes());
        return new SharedStep(function, operand, sizes);
    }

    boolean isFactor() {
        return function == Function.MULTIPLY || function == Function.DIVIDE;
    }

    /** @param y the operand in sizes that fit x */
    Node scale(Node x, Node y, GraphBuilder g) {
        return function == Function.MULTIPLY ? g.multiply(x, y) : g.divide(x, y);
    }

    /** The step on a sum that may be empty, which counts as 0. */
    Optional<Node> applyToSum(Optional<Node> x, Node y, GraphBuilder g) {
        return switch (function) {
            case ADD -> Optional.of(x.map(sum -> g.add(sum, y)).orElse(y));
            case SUBTRACT -> Optional.of(x.map(sum -> g.subtract(sum, y)).orElseGet(() -> g.negate(y)));
            default -> x.map(sum -> scale(sum, y, g));
        };
    }

    /**
     * The sizes that the operand has where x still had other axes. It has to vary along neighbouring axes, and these
     * have to be whole ones before and after.
     */
    Optional<List<Integer>> sizesBefore(List<Integer> before, List<Integer> after) {
        List<Integer> varying = IntStream.range(0, sizes.size()).filter(axis -> sizes.get(axis) > 1).boxed().toList();
        int first = varying.isEmpty() ? 0 : varying.getFirst();
        int end = varying.isEmpty() ? 0 : varying.getLast() + 1;
        int from = axesOf(before, elements(after.subList(0, first)));
        int to = axesOf(before, elements(after.subList(0, end)));
        if (from < 0 || to < 0 || !after.subList(first, end).equals(sizes.subList(first, end))) {
            return Optional.empty();
        }
        var found = new ArrayList<>(Collections.nCopies(before.size(), 1));
        IntStream.range(from, to).forEach(axis -> found.set(axis, before.get(axis)));
        return Optional.of(List.copyOf(found));
    }

    /** How many leading axes have so many elements together; -1 where the number falls into an axis. */
    private static int axesOf(List<Integer> sizes, int elements) {
        return IntStream.rangeClosed(0, sizes.size())
                .filter(axes -> elements(sizes.subList(0, axes)) == elements).findFirst().orElse(-1);
    }

    private static int elements(List<Integer> sizes) {
        return sizes.stream().reduce(1, Math::multiplyExact);
    }
}
