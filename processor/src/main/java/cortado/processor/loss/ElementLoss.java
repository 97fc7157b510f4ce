package cortado.processor.loss;

import cortado.processor.graph.Node;
import cortado.processor.graph.Shape;
import cortado.processor.graph.ShapeException;
import cortado.processor.layer.Attributes;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * A loss of each element of one output or of several of one shape, whose mean is taken; the target has that shape too.
 *
 * @param outputs how many outputs the formula compares
 */
record ElementLoss(String name, int outputs, Set<String> settings, Function<LossCall, Node> formula) implements Loss {
    static Loss of(String name, Function<LossCall, Node> formula) {
        return new ElementLoss(name, 1, Set.of(), formula);
    }

    static Loss of(String name, Set<String> settings, Function<LossCall, Node> formula) {
        return new ElementLoss(name, 1, settings, formula);
    }

    @Override
    public List<Target> targets(List<Shape> outputs, Attributes attributes) {
        requireEqual(name, this.outputs, outputs);
        return List.of(Target.numbers(outputs.get(0)));
    }

    @Override
    public Node apply(LossCall call) {
        return call.mean(formula.apply(call));
    }

    /** Throws unless there are {@code count} outputs of one shape. */
    static void requireEqual(String name, int count, List<Shape> outputs) {
        if (outputs.size() != count) {
            throw new ShapeException(name + " compares " + count + (count == 1 ? " output" : " outputs") + " with a target, but"
                    + " there are " + outputs.size() + ": " + (count == 1
                    ? "write a loss method that adds the losses of several"
                    : "return a record of " + count + " tensors from forward"));
        }
        for (Shape other : outputs) {
            if (!other.sizes().equals(outputs.get(0).sizes())) {
                throw new ShapeException(name + " needs outputs of one shape, not " + outputs.get(0) + " and " + other);
            }
        }
    }
}
