package cortado.processor.loss;

import cortado.processor.graph.GraphBuilder;
import cortado.processor.graph.Node;
import cortado.processor.graph.Shape;
import cortado.processor.layer.Attributes;
import cortado.processor.layer.LayerException;
import cortado.processor.layer.Rectifiers;
import java.util.List;
import java.util.Set;

/** {@code w[t] sum over j != t of max(0, margin - x[t] + x[j])^exponent / K} (Crammer and Singer 2001). */
final class MultiMargin implements Loss {
    @Override
    public String name() {
        return "MULTI_MARGIN";
    }

    @Override
    public Set<String> settings() {
        return Set.of("axis", "margin", "exponent", "classWeights");
    }

    @Override
    public List<Target> targets(List<Shape> outputs, Attributes settings) {
        ClassAxis classes = ClassAxis.of(name(), outputs, settings);
        classes.checkedWeights(settings);
        exponent(settings);
        return List.of(Target.indices(classes, settings));
    }

    private static int exponent(Attributes settings) {
        int exponent = settings.findInt("exponent").orElse(1);
        if (exponent != 1 && exponent != 2) {
            throw new LayerException("exponent", "exponent must be 1 or 2, not " + exponent);
        }
        return exponent;
    }

    @Override
    public Node apply(LossCall call) {
        GraphBuilder g = call.graph();
        ClassAxis classes = ClassAxis.of(this, call);
        Node hot = classes.hot(call.target(), g);
        Node zero = g.constant(0);
        Node wanted = classes.asOutput(classes.sum(g.select(hot, call.x(), zero), g), g);
        Node excess = Rectifiers.relu(g.add(g.subtract(call.margin(1), wanted), call.x()), g);
        Node term = exponent(call.settings()) == 2 ? g.square(excess) : excess;
        Node loss = g.divide(classes.sum(g.select(hot, zero, term), g), g.constant(classes.count()));
        return call.mean(classes.weights(call)
                .map(w -> g.multiply(classes.sum(g.select(hot, w, zero), g), loss))
                .orElse(loss));
    }
}
