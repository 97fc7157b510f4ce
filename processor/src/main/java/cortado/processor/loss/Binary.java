package cortado.processor.loss;

import cortado.processor.graph.GraphBuilder;
import cortado.processor.graph.Node;
import cortado.processor.layer.LayerException;
import cortado.processor.layer.Rectifiers;
import cortado.processor.layer.SmoothActivations;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Losses of decisions between two sides: targets 0 or 1, or -1 or 1. */
final class Binary {
    static final List<Loss> LOSSES = List.of(
            ElementLoss.of("BINARY_CROSS_ENTROPY", Binary::crossEntropy),
            ElementLoss.of("BINARY_CROSS_ENTROPY_WITH_LOGITS", Set.of("positiveWeight"), Binary::withLogits),
            ElementLoss.of("MULTI_LABEL_SOFT_MARGIN", call -> withLogits(call.x(), call.target(), call.graph())),
            ElementLoss.of("HINGE", Binary::hinge),
            ElementLoss.of("SQUARED_HINGE", call -> call.graph().square(hinge(call))),
            ElementLoss.of("SOFT_MARGIN", Binary::softMargin));

    /** The smallest normal float: below it a logarithm counts as {@link #LEAST_LOG}. */
    private static final double TINY = Float.MIN_NORMAL;

    private static final double LEAST_LOG = -100;

    private Binary() {}

    /** {@code -(t log x + (1-t) log(1-x))}, each logarithm at least -100; times a weight where one is given. */
    private static Node crossEntropy(LossCall call) {
        GraphBuilder g = call.graph();
        Node one = g.constant(1);
        Node positive = g.multiply(call.target(), boundedLog(call.x(), g));
        Node negative = g.multiply(g.subtract(one, call.target()), boundedLog(g.subtract(one, call.x()), g));
        Node loss = g.negate(g.add(positive, negative));
        return call.targets().size() > 1 ? g.multiply(loss, call.targets().get(1)) : loss;
    }

    /** {@code log(x)}, or -100 with gradient 0 where that is about to overflow. */
    private static Node boundedLog(Node x, GraphBuilder g) {
        Node log = g.log(g.maximum(x, g.constant(TINY)));
        return g.select(g.lessEqual(x, g.constant(TINY)), g.constant(LEAST_LOG), log);
    }

    /** {@code -(w t log s(x) + (1-t) log(1-s(x)))}, s the sigmoid, w the weight of positive targets. */
    private static Node withLogits(LossCall call) {
        Optional<Node> weight = positiveWeight(call);
        return weight.isPresent()
                ? weighted(call.x(), call.target(), weight.get(), call.graph())
                : withLogits(call.x(), call.target(), call.graph());
    }

    /** {@code max(x, 0) - t x + log(1 + e^-|x|)}. */
    private static Node withLogits(Node x, Node target, GraphBuilder g) {
        Node linear = g.subtract(Rectifiers.relu(x, g), g.multiply(target, x));
        return g.add(linear, SmoothActivations.softplusOfMinusMagnitude(x, g));
    }

    /** {@code (1-t) x + (1 + (w-1) t) log(1 + e^-x)}. */
    private static Node weighted(Node x, Node target, Node weight, GraphBuilder g) {
        Node one = g.constant(1);
        Node factor = g.add(one, g.multiply(g.subtract(weight, one), target));
        Node linear = g.multiply(g.subtract(one, target), x);
        return g.add(linear, g.multiply(factor, SmoothActivations.softplus(g.negate(x), g)));
    }

    /** A tensor that comes after the target, or the attribute: one number for all or one a column. */
    private static Optional<Node> positiveWeight(LossCall call) {
        if (call.targets().size() > 1) {
            return Optional.of(call.targets().get(1));
        }
        return call.settings().findNumbers("positiveWeight").map(weights -> {
            int columns = call.x().shape().rank() == 0 ? 1 : call.x().shape().size(-1);
            if (weights.size() != 1 && weights.size() != columns) {
                throw new LayerException("positiveWeight", "positiveWeight needs 1 number or one for each of the "
                        + columns + " columns, not " + weights.size());
            }
            return weights.size() == 1 ? call.graph().constant(weights.get(0)) : call.graph().vector(weights);
        });
    }

    /** {@code max(0, 1 - t x)}. */
    private static Node hinge(LossCall call) {
        GraphBuilder g = call.graph();
        return Rectifiers.relu(g.subtract(g.constant(1), g.multiply(call.target(), call.x())), g);
    }

    /** {@code log(1 + e^(-t x))}. */
    private static Node softMargin(LossCall call) {
        GraphBuilder g = call.graph();
        return SmoothActivations.softplus(g.negate(g.multiply(call.target(), call.x())), g);
    }
}
