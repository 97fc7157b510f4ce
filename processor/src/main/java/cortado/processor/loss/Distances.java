package cortado.processor.loss;

import cortado.processor.graph.GraphBuilder;
import cortado.processor.graph.Node;
import cortado.processor.graph.Shape;
import cortado.processor.graph.ShapeException;
import cortado.processor.layer.Attributes;
import cortado.processor.layer.Norm;
import cortado.processor.layer.Rectifiers;
import java.util.List;
import java.util.Set;

/** Losses that compare outputs of the network with each other. */
final class Distances {
    static final List<Loss> LOSSES = List.of(
            new CosineEmbedding(),
            new ElementLoss("MARGIN_RANKING", 2, Set.of("margin"), Distances::marginRanking),
            new TripletMargin());

    private Distances() {}

    /** {@code max(0, -t (x - y) + margin)}. */
    private static Node marginRanking(LossCall call) {
        GraphBuilder g = call.graph();
        Node lead = g.multiply(call.target(), g.subtract(call.x(), call.outputs().get(1)));
        return Rectifiers.relu(g.subtract(call.margin(0), lead), g);
    }

    /** Checks outputs that are vectors along their last axis, and returns their shape without it. */
    private static Shape withoutVectors(String name, int count, List<Shape> outputs) {
        ElementLoss.requireEqual(name, count, outputs);
        Shape x = outputs.get(0);
        if (x.rank() == 0) {
            throw new ShapeException(name + " compares vectors, but the outputs are one number a sample");
        }
        return x.with(x.sizes().subList(0, x.rank() - 1));
    }

    /** {@code 1 - cos(x, y)} for t = 1 and {@code max(0, cos(x, y) - margin)} for t = -1, the cosine over the last axis. */
    private static final class CosineEmbedding implements Loss {
        /** Added to both squared norms, so that a vector of zeros has cosine 0. */
        private static final double EPSILON = 1e-12;

        @Override
        public String name() {
            return "COSINE_EMBEDDING";
        }

        @Override
        public Set<String> settings() {
            return Set.of("margin");
        }

        @Override
        public List<Target> targets(List<Shape> outputs, Attributes settings) {
            return List.of(Target.numbers(withoutVectors(name(), 2, outputs)));
        }

        @Override
        public Node apply(LossCall call) {
            GraphBuilder g = call.graph();
            Node cosine = cosine(call.x(), call.outputs().get(1), g);
            Node apart = Rectifiers.relu(g.subtract(cosine, call.margin(0)), g);
            Node same = g.less(g.constant(0), call.target());
            return call.mean(g.select(same, g.subtract(g.constant(1), cosine), apart));
        }

        private static Node cosine(Node x, Node y, GraphBuilder g) {
            Node product = g.sum(g.multiply(x, y), List.of(-1));
            return g.divide(product, g.multiply(norm(x, g), norm(y, g)));
        }

        private static Node norm(Node x, GraphBuilder g) {
            return g.sqrt(g.add(g.sum(g.square(x), List.of(-1)), g.constant(EPSILON)));
        }
    }

    /**
     * {@code max(0, d(x, p) - d(x, n) + margin)} of anchor, positive and negative with
     * {@code d(a, b) = ||a - b + 1e-6||} over the last axis (Schroff et al. 2015).
     */
    private static final class TripletMargin implements Loss {
        private static final double EPSILON = 1e-6;

        @Override
        public String name() {
            return "TRIPLET_MARGIN";
        }

        @Override
        public Set<String> settings() {
            return Set.of("margin");
        }

        @Override
        public List<Target> targets(List<Shape> outputs, Attributes settings) {
            withoutVectors(name(), 3, outputs);
            return List.of();
        }

        @Override
        public Node apply(LossCall call) {
            GraphBuilder g = call.graph();
            Node lead = g.subtract(distance(call, 1), distance(call, 2));
            return call.mean(Rectifiers.relu(g.add(lead, call.margin(1)), g));
        }

        private static Node distance(LossCall call, int other) {
            GraphBuilder g = call.graph();
            Node difference = g.add(g.subtract(call.x(), call.outputs().get(other)), g.constant(EPSILON));
            return Norm.euclidean(difference, List.of(-1), g);
        }
    }
}
