package cortado.processor.loss;

import cortado.processor.graph.GraphBuilder;
import cortado.processor.graph.Node;
import cortado.processor.graph.Shape;
import cortado.processor.layer.Attributes;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code -w[t] x[t]} of log-probabilities x, t the target's class. */
final class NegativeLogLikelihood implements Loss {
    @Override
    public String name() {
        return "NEGATIVE_LOG_LIKELIHOOD";
    }

    @Override
    public Set<String> settings() {
        return Set.of("axis", "ignoreIndex", "classWeights");
    }

    @Override
    public List<Target> targets(List<Shape> outputs, Attributes settings) {
        ClassAxis classes = ClassAxis.of(name(), outputs, settings);
        classes.checkedWeights(settings);
        return List.of(Target.indices(classes, settings));
    }

    @Override
    public Node apply(LossCall call) {
        GraphBuilder g = call.graph();
        ClassAxis classes = ClassAxis.of(this, call);
        Node hot = classes.hot(call.target(), g);
        Optional<Node> weights = classes.weights(call).map(w -> classes.sum(g.select(hot, w, g.constant(0)), g));
        Node losses = g.negate(classes.sum(g.select(hot, call.x(), g.constant(0)), g));
        return WeightedMean.of(weights.map(w -> g.multiply(w, losses)).orElse(losses), weights, call);
    }
}
