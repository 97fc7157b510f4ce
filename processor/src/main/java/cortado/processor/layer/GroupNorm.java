package cortado.processor.layer;

import cortado.processor.graph.GraphBuilder;
import cortado.processor.graph.Node;
import cortado.processor.graph.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * {@code y = (x - mean) / sqrt(variance + epsilon) * weight + bias} with mean and biased variance of each group of
 * neighbouring channels of a sample, over all positions (Wu and He 2018).
 */
final class GroupNorm implements Layer {
    @Override
    public String annotation() {
        return "cortado.GroupNorm";
    }

    @Override
    public Node apply(LayerCall call) {
        Shape x = call.x().shape();
        if (x.rank() == 0) {
            throw new LayerException("", "needs an axis of channels, but its input is a number: reshape it to [1]");
        }
        int groups = call.attributes().requiredInt("groups", 1);
        Groups.requireMultiple("the " + x.size(0) + " channels of the input", x.size(0), groups);
        GraphBuilder g = call.graph();
        Node normal = normalized(ChannelsLast.of(call.x(), g), groups, call.attributes().positive("epsilon", 1e-5), g);
        Node y = GainAndBias.apply(call, true, normal, List.of(x.size(0)), vector -> vector);
        return Activations.ofAttribute(call, ChannelsLast.undo(y, g));
    }

    private static Node normalized(Node x, int groups, double epsilon, GraphBuilder g) {
        var sizes = new ArrayList<>(x.shape().sizes());
        int channels = sizes.removeLast();
        sizes.addAll(List.of(groups, channels / groups));
        List<Integer> axes = IntStream.range(0, sizes.size()).filter(axis -> axis != sizes.size() - 2).boxed().toList();
        Moments moments = Moments.over(g.reshape(x, sizes), axes, g);
        Node normal = g.multiply(moments.centered(), Moments.inverseDeviation(moments.variance(), epsilon, g));
        return g.reshape(normal, x.shape().sizes());
    }
}
