package cortado.processor.layer;

import cortado.processor.graph.GraphBuilder;
import cortado.processor.graph.Node;
import cortado.processor.graph.Shape;
import cortado.processor.graph.Variable.Initial;
import cortado.processor.kernel.Reduction;
import java.util.List;
import java.util.stream.IntStream;

/**
 * {@code y = (x - mean[c]) / sqrt(variance[c] + epsilon) * weight[c] + bias[c]} for each channel c (Ioffe and Szegedy
 * 2015). While training, mean and biased variance are those of the batch and all positions, and the running statistics
 * move to {@code (1 - momentum) running + momentum batch}, the variance unbiased there; otherwise the running
 * statistics are used.
 */
final class BatchNorm implements Layer {
    @Override
    public String annotation() {
        return "cortado.BatchNorm";
    }

    @Override
    public Node apply(LayerCall call) {
        Shape x = call.x().shape();
        if (x.rank() == 0) {
            throw new LayerException("", "needs an axis of features, but its input is a number: reshape it to [1]");
        }
        return Activations.ofAttribute(call, new Channels(call, x.axis(call.attributes().findInt("axis").orElse(0)))
                .normalize());
    }

    /** Mean and variance of each channel. */
    private record Statistics(Node mean, Node variance) {}

    /** One call with its axis of channels. */
    private record Channels(LayerCall call, int axis) {
        Node normalize() {
            Statistics used = call.predicting() ? running() : chosen();
            Node scale = Moments.inverseDeviation(used.variance(), call.attributes().positive("epsilon", 1e-5), g());
            Node centered = g().subtract(x(), along(used.mean()));
            if (!call.attributes().flag("affine", true)) {
                return g().multiply(centered, along(scale));
            }
            Node weight = call.parameter("weight", sizes(), Initial.of("ones"), 1, 1);
            Node bias = call.parameter("bias", sizes(), Initial.of("zeros"), 1, 1);
            return g().add(g().multiply(centered, along(g().multiply(scale, weight))), along(bias));
        }

        /** The batch's statistics in training steps, the running ones where a model is evaluated. */
        private Statistics chosen() {
            Statistics running = running();
            Node batchMean = mean(x());
            Node mean = g().select(call.training(), batchMean, running.mean());
            Node batchVariance = variance(mean);
            follow(running.mean(), batchMean);
            follow(running.variance(), unbiased(batchVariance));
            return new Statistics(mean, g().select(call.training(), batchVariance, running.variance()));
        }

        private Statistics running() {
            return new Statistics(call.state("running_mean", sizes(), 0), call.state("running_var", sizes(), 1));
        }

        /**
         * The variance is that of the centered numbers, which is exact where the mean is large. Its derivative by the mean
         * is 0, the sum of the centered numbers.
         */
        private Node variance(Node mean) {
            if (positions() == 1) {
                call.requireSeveralSamples();
            }
            return mean(g().square(g().subtract(x(), along(g().stopGradient(mean)))));
        }

        private Node mean(Node x) {
            List<Integer> others = IntStream.range(0, x.shape().rank()).filter(a -> a != axis).boxed().toList();
            return g().divide(g().reduce(Reduction.SUM, x, others, true), count());
        }

        /** How many numbers a channel has in the batch. */
        private Node count() {
            return g().multiply(g().batchSize(), g().constant(positions()));
        }

        /** How many numbers a channel has in a sample. */
        private int positions() {
            return x().shape().elements() / x().shape().size(axis);
        }

        /** {@code variance * count / (count - 1)}; of a single number, which training refuses, it stays 0. */
        private Node unbiased(Node variance) {
            Node others = g().maximum(g().subtract(count(), g().constant(1)), g().constant(1));
            return g().multiply(variance, g().divide(count(), others));
        }

        /** Moves a running statistic towards the batch's in training steps only. */
        private void follow(Node running, Node batch) {
            double momentum = momentum();
            Node moved = g().add(g().multiply(g().constant(1 - momentum), running),
                    g().multiply(g().constant(momentum), batch));
            call.update(running, g().stopGradient(g().select(call.training(), moved, running)));
        }

        private double momentum() {
            double momentum = call.attributes().positive("momentum", 0.1);
            if (momentum > 1) {
                throw new LayerException("momentum", "momentum must be at most 1, not " + momentum
                        + ": it is the share of the batch in the running statistics");
            }
            return momentum;
        }

        private Node along(Node vector) {
            return g().alongAxis(vector, axis, x().shape());
        }

        private List<Integer> sizes() {
            return List.of(x().shape().size(axis));
        }

        private Node x() {
            return call.x();
        }

        private GraphBuilder g() {
            return call.graph();
        }
    }
}
