package cortado.processor.loss;

import cortado.processor.graph.GraphBuilder;
import cortado.processor.graph.Node;
import cortado.processor.graph.Shape;
import cortado.processor.graph.ShapeException;
import cortado.processor.kernel.Reduction;
import cortado.processor.layer.Attributes;
import cortado.processor.layer.LayerException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The axis of an output along which its classes lie; every element of the other axes is a position. */
record ClassAxis(Shape output, int axis) {
    /** The axis that the attribute {@code axis} names, or the last. */
    static ClassAxis of(String loss, List<Shape> outputs, Attributes settings) {
        ElementLoss.requireEqual(loss, 1, outputs);
        Shape output = outputs.get(0);
        if (output.rank() == 0) {
            throw new ShapeException(loss + " needs an axis of classes, but the output is one number a sample");
        }
        int axis = settings.findInt("axis").orElse(-1);
        if (axis < -output.rank() || axis >= output.rank()) {
            throw new LayerException("axis", "axis " + axis + " does not exist in the output " + output);
        }
        var classes = new ClassAxis(output, output.axis(axis));
        if (classes.count() < 2) {
            throw new ShapeException(loss + " needs at least 2 classes, but axis " + classes.axis + " of the output "
                    + output + " has 1; for a single score use BINARY_CROSS_ENTROPY_WITH_LOGITS");
        }
        return classes;
    }

    static ClassAxis of(Loss loss, LossCall call) {
        return of(loss.name(), call.outputs().stream().map(Node::shape).toList(), call.settings());
    }

    int count() {
        return output.size(axis);
    }

    /** The output's shape without the classes: one element a position. */
    Shape positions() {
        var sizes = new ArrayList<>(output.sizes());
        sizes.remove(axis);
        return output.with(sizes);
    }

    List<Integer> axes() {
        return List.of(axis);
    }

    /** A mask of the output's shape that holds at the class of the index of each position. */
    Node hot(Node target, GraphBuilder g) {
        Node classes = g.alongAxis(g.position(count()), axis, output.with(false));
        return g.equal(classes, asOutput(target, g));
    }

    /** A tensor of positions with its axis of classes back, of size 1. */
    Node asOutput(Node positions, GraphBuilder g) {
        return g.reshape(positions, output.resized(axis, 1).sizes());
    }

    /** The sum over the classes. */
    Node sum(Node x, GraphBuilder g) {
        return g.reduce(Reduction.SUM, x, axes(), false);
    }

    /** The attribute {@code classWeights} along the axis, if it is set. */
    Optional<Node> weights(LossCall call) {
        return checkedWeights(call.settings())
                .map(weights -> call.graph().alongAxis(call.graph().vector(weights), axis, output.with(false)));
    }

    /** The attribute {@code classWeights}: one number a class, none negative. */
    Optional<List<Double>> checkedWeights(Attributes settings) {
        Optional<List<Double>> weights = settings.findNumbers("classWeights").filter(given -> !given.isEmpty());
        weights.ifPresent(given -> {
            if (given.size() != count()) {
                throw new LayerException("classWeights", "classWeights needs one number for each of the " + count()
                        + " classes, not " + given.size());
            }
            if (!given.stream().allMatch(weight -> weight >= 0 && Double.isFinite(weight))) {
                throw new LayerException("classWeights", "classWeights must be finite and not negative, not " + given);
            }
        });
        return weights;
    }
}
