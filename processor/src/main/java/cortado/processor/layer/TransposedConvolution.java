package cortado.processor.layer;

import cortado.processor.graph.GraphBuilder;
import cortado.processor.graph.Node;
import cortado.processor.graph.Shape;
import cortado.processor.op.Contract;
import cortado.processor.op.OverlapAdd;
import cortado.processor.op.Slide;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The adjoint of a convolution: every element of x is multiplied with the kernel, the products are added at
 * {@code p * stride + r * dilation}, and the padding is cut off. Computed as one product; see {@link OverlapAdd}.
 */
final class TransposedConvolution implements Layer {
    private final String annotation;
    private final int axes;

    TransposedConvolution(String annotation, int axes) {
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
        List<Border> borders = Border.padding(call.attributes(), axes);
        List<Integer> further = furtherOutputs(call.attributes(), slides);
        requireOutputs(x, slides, borders, further);
        var parameters = KernelWeight.of(call, x.size(0), groups.out(), slides);
        GraphBuilder g = call.graph();
        Node image = groups.split(ChannelsLast.of(call.x(), g), -1, g);
        Node y = product(image, groups.split(parameters.weight(), 0, g), groups.count() > 1 ? "g" : "", g);
        y = OverlapAdd.of(y, 0, slides, whole(x, slides, further), g);
        for (int i = 0; i < axes; i++) {
            y = Contract.slice(y, i, borders.get(i).low(), y.shape().size(i) - borders.get(i).high(), g);
        }
        return Activations.ofAttribute(call, ChannelsLast.undo(parameters.addBias(groups.join(y, g)), g));
    }

    /** Rows and columns at the end that a convolution of this stride would leave out. */
    private List<Integer> furtherOutputs(Attributes attributes, List<Slide> slides) {
        List<Integer> further = attributes.findInts("outputPadding")
                .map(given -> PerAxis.spread("outputPadding", given, axes))
                .orElse(Collections.nCopies(axes, 0));
        for (int i = 0; i < axes; i++) {
            Slide slide = slides.get(i);
            if (further.get(i) < 0 || further.get(i) >= Math.max(slide.stride(), slide.dilation())) {
                throw new LayerException("outputPadding", "outputPadding must be at least 0 and less than stride "
                        + slide.stride() + " or dilation " + slide.dilation() + ", not " + further.get(i));
            }
        }
        return further;
    }

    /** {@code (size - 1) * stride + span + outputPadding}. */
    private static List<Integer> whole(Shape x, List<Slide> slides, List<Integer> further) {
        var sizes = new ArrayList<Integer>();
        for (int i = 0; i < slides.size(); i++) {
            sizes.add((x.size(i + 1) - 1) * slides.get(i).stride() + slides.get(i).span() + further.get(i));
        }
        return sizes;
    }

    private Node product(Node image, Node weight, String group, GraphBuilder g) {
        String positions = "pqv".substring(0, axes);
        String taps = "rst".substring(0, axes);
        String out = positions + taps + group + "o";
        return g.contract(image, positions + group + "c", weight, group + "co" + taps, out, false);
    }

    private static void requireOutputs(Shape x, List<Slide> slides, List<Border> borders, List<Integer> further) {
        List<Integer> whole = whole(x, slides, further);
        for (int i = 0; i < slides.size(); i++) {
            int left = whole.get(i) - borders.get(i).low() - borders.get(i).high();
            if (left < 1) {
                throw new LayerException("padding", "nothing is left of axis " + (i + 1) + " of " + x + ": ("
                        + x.size(i + 1) + " - 1) * stride " + slides.get(i).stride() + " + kernel "
                        + slides.get(i).span() + " + outputPadding " + further.get(i) + " - padding "
                        + borders.get(i).low() + " - " + borders.get(i).high() + " = " + left);
            }
        }
    }
}
