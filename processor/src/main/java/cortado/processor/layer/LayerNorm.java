package cortado.processor.layer;

import cortado.processor.graph.GraphBuilder;
import cortado.processor.graph.Node;
import cortado.processor.graph.Shape;
import cortado.processor.graph.Variable.Initial;
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
        Shape x = call.x().shape();
        int first = x.rank() - axes(call.attributes(), x);
        GraphBuilder g = call.graph();
        Moments moments = Moments.over(call.x(), IntStream.range(first, x.rank()).boxed().toList(), g);
        Node normal = g.multiply(moments.centered(), g.broadcast(scale(moments, call), x));
        return Activations.ofAttribute(call, affine(call, normal, x.sizes().subList(first, x.rank())));
    }

    private static int axes(Attributes attributes, Shape x) {
        int axes = attributes.findInt("axes").orElse(1);
        if (axes < 1 || axes > x.rank()) {
            throw new LayerException("axes", "axes must be from 1 to the " + x.rank() + " axes of " + x + ", not " + axes);
        }
        return axes;
    }

    private static Node scale(Moments moments, LayerCall call) {
        return Moments.inverseDeviation(moments.variance(), call.attributes().positive("epsilon", 1e-5), call.graph());
    }

    private static Node affine(LayerCall call, Node normal, List<Integer> sizes) {
        if (!call.attributes().flag("affine", true)) {
            return normal;
        }
        GraphBuilder g = call.graph();
        Node weight = call.parameter("weight", sizes, Initial.of("ones"), 1, 1);
        Node bias = call.parameter("bias", sizes, Initial.of("zeros"), 1, 1);
        return g.add(g.multiply(normal, weight), bias);
    }
}
