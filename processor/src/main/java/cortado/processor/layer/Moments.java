package cortado.processor.layer;

import cortado.processor.graph.GraphBuilder;
import cortado.processor.graph.Node;
import cortado.processor.kernel.Reduction;
import java.util.List;

/**
 * Mean and biased variance over axes that stay with size 1. The variance is that of the centered numbers: the mean of
 * squares minus the square of the mean loses all digits where the mean is large.
 *
 * @param centered {@code x - mean}
 */
public record Moments(Node mean, Node centered, Node variance) {
    /** The moments of every sample by itself. */
    public static Moments over(Node x, List<Integer> axes, GraphBuilder g) {
        Node mean = mean(x, axes, g);
        Node centered = g.subtract(x, mean);
        return new Moments(mean, centered, mean(g.square(centered), axes, g));
    }

    /** The mean over axes that stay with size 1. */
    static Node mean(Node x, List<Integer> axes, GraphBuilder g) {
        int count = axes.stream().mapToInt(x.shape()::size).reduce(1, Math::multiplyExact);
        return g.divide(g.reduceKeeping(Reduction.SUM, x, axes), g.constant(count));
    }

    /** {@code 1 / sqrt(variance + epsilon)}. */
    static Node inverseDeviation(Node variance, double epsilon, GraphBuilder g) {
        return g.divide(g.constant(1), g.sqrt(g.add(variance, g.constant(epsilon))));
    }
}
