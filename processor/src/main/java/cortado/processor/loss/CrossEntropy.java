package cortado.processor.loss;

import cortado.processor.graph.GraphBuilder;
import cortado.processor.graph.Node;
import cortado.processor.graph.Shape;
import cortado.processor.layer.Attributes;
import cortado.processor.layer.Softmax;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code sum over k of w[k] q[k] (log sum of e^x - x[k])} with the target's class t as distribution
 * {@code q = (1-e) onehot(t) + e/K}; e is the label smoothing (Szegedy et al. 2016), w the class weights. Computed on
 * scores from which the maximum is subtracted, so that it is finite for every finite score.
 */
final class CrossEntropy implements Loss {
    @Override
    public String name() {
        return "SOFTMAX_CROSS_ENTROPY";
    }

    @Override
    public Set<String> settings() {
        return Set.of("axis", "labelSmoothing", "ignoreIndex", "classWeights");
    }

    @Override
    public List<Target> targets(List<Shape> outputs, Attributes settings) {
        ClassAxis classes = ClassAxis.of(name(), outputs, settings);
        classes.checkedWeights(settings);
        settings.share("labelSmoothing", 0);
        return List.of(Target.indices(classes, settings));
    }

    @Override
    public Node apply(LossCall call) {
        GraphBuilder g = call.graph();
        ClassAxis classes = ClassAxis.of(this, call);
        Node hot = classes.hot(call.target(), g);
        Optional<Node> weights = classes.weights(call);
        Optional<Node> targetWeights = weights.map(w -> classes.sum(g.select(hot, w, g.constant(0)), g));
        return WeightedMean.of(losses(call, classes, hot, weights), targetWeights, call);
    }

    private static Node losses(LossCall call, ClassAxis classes, Node hot, Optional<Node> weights) {
        GraphBuilder g = call.graph();
        Scores scores = Scores.of(call.x(), classes, g);
        Optional<Node> wanted = smoothed(call, classes, hot);
        if (weights.isPresent()) {
            Node share = wanted.map(q -> g.multiply(weights.get(), q))
                    .orElseGet(() -> g.select(hot, weights.get(), g.constant(0)));
            return classes.sum(g.multiply(share, scores.surprise(classes, g)), g);
        }
        Node matching = wanted.map(q -> g.multiply(q, scores.shifted()))
                .orElseGet(() -> g.select(hot, scores.shifted(), g.constant(0)));
        return g.subtract(scores.logSum(), classes.sum(matching, g));
    }

    /** {@code q}, if the labels are smoothed. */
    private static Optional<Node> smoothed(LossCall call, ClassAxis classes, Node hot) {
        GraphBuilder g = call.graph();
        return smoothing(call).map(e -> {
            Node floor = g.divide(e, g.constant(classes.count()));
            return g.select(hot, g.add(g.subtract(g.constant(1), e), floor), floor);
        });
    }

    /** The attribute {@code labelSmoothing}, if it is set; it can be set at run time then. */
    static Optional<Node> smoothing(LossCall call) {
        double share = call.settings().share("labelSmoothing", 0);
        return call.settings().findNumber("labelSmoothing")
                .map(set -> call.settings().setting("labelSmoothing", share));
    }

    /**
     * Scores minus the maximum of their position.
     *
     * @param logSum {@code log sum of e^shifted} of each position
     */
    record Scores(Node shifted, Node logSum) {
        static Scores of(Node x, ClassAxis classes, GraphBuilder g) {
            Node shifted = Softmax.shifted(x, classes.axes(), g);
            return new Scores(shifted, g.log(classes.sum(g.exp(shifted), g)));
        }

        /** {@code -log softmax} of every class. */
        Node surprise(ClassAxis classes, GraphBuilder g) {
            return g.subtract(classes.asOutput(logSum, g), shifted);
        }
    }
}
