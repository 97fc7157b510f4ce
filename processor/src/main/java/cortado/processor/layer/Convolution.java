package cortado.processor.layer;

import cortado.processor.graph.GraphBuilder;
import cortado.processor.graph.Node;
import cortado.processor.graph.Shape;
import cortado.processor.op.Slide;
import java.util.Collections;
import java.util.List;

/**
 * {@code y[o, p, q] = activation(b[o] + sum over c, r, s of x[c, p * stride + r * dilation - low, ...] * w[o, c, r, s])}
 * with zeros outside of x: the product of the windows of the padded input with the weight, over one to three axes.
 */
final class Convolution implements Layer {
    private final String annotation;
    private final int axes;

    Convolution(String annotation, int axes) {
        this.annotation = annotation;
        this.axes = axes;
    }

    @Override
    public String annotation() {
        return annotation;
    }

    @Override
    public Node apply(LayerCall call) {
        Shape x = call.x().shape();
        Images.requireAxes(x, axes);
        List<Slide> slides = PerAxis.slides(call.attributes(), axes, Collections.nCopies(axes, 1));
        Groups groups = Groups.of(call.attributes(), x.size(0), call.attributes().requiredInt("channels", 1));
        List<Border> borders = Border.of(call.attributes(), x, slides);
        Images.requireRoom(call.x(), slides, borders);
        var parameters = KernelWeight.of(call, groups.count() * groups.out(), groups.in(), slides);
        GraphBuilder g = call.graph();
        Node image = Border.pad(groups.split(ChannelsLast.of(call.x(), g), -1, g), 0, borders, g);
        Node weight = groups.split(parameters.weight(), 0, g);
        Node y = groups.join(product(image, weight, slides, groups.count() > 1 ? "g" : "", g), g);
        return Activations.ofAttribute(call, ChannelsLast.undo(parameters.addBias(y), g));
    }

    /** @param group the label of the groups, empty where there is one */
    private Node product(Node image, Node weight, List<Slide> slides, String group, GraphBuilder g) {
        String positions = "pqv".substring(0, axes);
        String out = positions + group + "o";
        if (slides.stream().allMatch(slide -> slide.kernel() == 1 && slide.stride() == 1)) {
            List<Integer> channels = weight.shape().sizes().subList(0, weight.shape().rank() - axes);
            return g.contract(image, positions + group + "c", g.reshape(weight, channels), group + "oc", out, false);
        }
        String taps = "rst".substring(0, axes);
        return g.contract(g.window(image, 0, slides), positions + taps + group + "c", weight, group + "oc" + taps, out, false);
    }
}
