package cortado.processor.layer;

import cortado.processor.graph.Node;
import cortado.processor.op.Slide;
import java.util.ArrayList;
import java.util.List;

/**
 * Weight and bias of a convolution, in PyTorch's layout: {@code [first, second, kernel...]}. As there, the fans are
 * {@code second} and {@code first} times the size of the kernel.
 *
 * @param sizes of the weight
 */
record KernelWeight(LayerCall call, List<Integer> sizes) {
    static KernelWeight of(LayerCall call, int first, int second, List<Slide> slides) {
        var sizes = new ArrayList<>(List.of(first, second));
        slides.forEach(slide -> sizes.add(slide.kernel()));
        return new KernelWeight(call, sizes);
    }

    KernelWeight {
        sizes = List.copyOf(sizes);
    }

    Node weight() {
        Node weight = call.parameter("weight", sizes, Initializers.weight(call.attributes()), fanIn(), fanOut());
        Penalties.add(call, weight);
        return weight;
    }

    /** The bias added along the last axis, where the layer has one. */
    Node addBias(Node y) {
        if (!call.attributes().flag("bias", true)) {
            return y;
        }
        List<Integer> channels = List.of(y.shape().size(-1));
        Node bias = call.parameter("bias", channels, Initializers.bias(call.attributes()), fanIn(), fanOut());
        return call.graph().add(y, bias);
    }

    private int fanIn() {
        return sizes.stream().skip(1).reduce(1, Math::multiplyExact);
    }

    private int fanOut() {
        return fanIn() / sizes.get(1) * sizes.get(0);
    }
}
