package cortado.processor.loss;

import cortado.processor.graph.GraphBuilder;
import cortado.processor.graph.Node;
import cortado.processor.graph.Shape;
import cortado.processor.layer.Attributes;
import java.util.List;
import java.util.Set;

/**
 * {@code -sum over k of w[k] q[k] log softmax(x)[k]} with {@code q = (1-e) t + e/K}: cross-entropy with probabilities t
 * as target, the mean being by count.
 */
final class SoftTargetCrossEntropy implements Loss {
    @Override
    public String name() {
        return "SOFT_TARGET_CROSS_ENTROPY";
    }

    @Override
    public Set<String> settings() {
        return Set.of("axis", "labelSmoothing", "classWeights");
    }

    @Override
    public List<Target> targets(List<Shape> outputs, Attributes settings) {
        ClassAxis.of(name(), outputs, settings).checkedWeights(settings);
        settings.share("labelSmoothing", 0);
        return List.of(Target.numbers(outputs.get(0)));
    }

    @Override
    public Node apply(LossCall call) {
        GraphBuilder g = call.graph();
        ClassAxis classes = ClassAxis.of(this, call);
        Node surprise = CrossEntropy.Scores.of(call.x(), classes, g).surprise(classes, g);
        Node wanted = CrossEntropy.smoothing(call)
                .map(e -> g.add(g.multiply(g.subtract(g.constant(1), e), call.target()),
                        g.divide(e, g.constant(classes.count()))))
                .orElse(call.target());
        Node share = classes.weights(call).map(w -> g.multiply(w, wanted)).orElse(wanted);
        return call.mean(classes.sum(g.multiply(share, surprise), g));
    }
}
