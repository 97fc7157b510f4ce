package cortado.processor.layer;

import cortado.processor.graph.GraphBuilder;
import cortado.processor.graph.Node;
import cortado.processor.graph.Shape;
import java.util.List;
import java.util.stream.IntStream;

/**
 * {@code y = (x - mean) / sqrt(variance + epsilon) * weight + bias} with mean and biased variance of each channel of a
 * sample, over all positions (Ulyanov et al. 2016).
 */
final class InstanceNorm implements Layer {
    @Override
    public String annotation() {
        return "cortado.InstanceNorm";
    }

    @Override
    public Node apply(LayerCall call) {
        Shape x = call.x().shape();
        if (x.rank() < 2) {
            throw new LayerException("", "needs channels and positions, [channels, ...], not " + x);
        }
        if (x.elements() == x.size(0)) {
            throw new LayerException("", "has one position a channel in " + x + ", whose variance is 0");
        }
        GraphBuilder g = call.graph();
        Moments moments = Moments.over(call.x(), IntStream.range(1, x.rank()).boxed().toList(), g);
        double epsilon = call.attributes().positive("epsilon", 1e-5);
        Node normal = g.multiply(moments.centered(), Moments.inverseDeviation(moments.variance(), epsilon, g));
        Node y = GainAndBias.apply(call, false, normal, List.of(x.size(0)), vector -> g.alongAxis(vector, 0, x));
        return Activations.ofAttribute(call, y);
    }
}
