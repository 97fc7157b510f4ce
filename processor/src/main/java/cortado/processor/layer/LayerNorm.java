package cortado.processor.layer;

import cortado.processor.graph.GraphBuilder;
import cortado.processor.graph.Node;
import cortado.processor.graph.Shape;
import java.util.List;
import java.util.stream.IntStream;

/**
 * {@code y = (x - mean) / sqrt(variance + epsilon) * weight + bias} with mean and biased variance over the last axes of
 * a sample (Ba et al. 2016).
 */
final class LayerNorm implements Layer {
    @Override
    public String annotation() {
        return "cortado.LayerNorm";
    }

    @Override
    public Node apply(LayerCall call) {
        GraphBuilder g = call.graph();
        List<Integer> axes = lastAxes(call);
        Moments moments = Moments.over(call.x(), axes, g);
        Node scale = Moments.inverseDeviation(moments.variance(), call.attributes().positive("epsilon", 1e-5), g);
        Node normal = g.multiply(moments.centered(), g.broadcast(scale, call.x().shape()));
        List<Integer> sizes = axes.stream().map(call.x().shape()::size).toList();
        return Activations.ofAttribute(call, GainAndBias.apply(call, true, normal, sizes, vector -> vector));
    }

    /** The axes that are normalized together: as many of the last as the attribute {@code axes} says. */
    static List<Integer> lastAxes(LayerCall call) {
        Shape x = call.x().shape();
        int axes = call.attributes().findInt("axes").orElse(1);
        if (axes < 1 || axes > x.rank()) {
            throw new LayerException("axes",
                    "axes must be from 1 to the " + x.rank() + " axes of " + x + ", not " + axes);
        }
        return IntStream.range(x.rank() - axes, x.rank()).boxed().toList();
    }
}
