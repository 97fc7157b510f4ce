package cortado.processor.layer;

import cortado.processor.graph.GraphBuilder;
import cortado.processor.graph.Node;
import java.util.ArrayList;

/**
 * Channels in groups of neighbours that have nothing to do with each other: one group is a usual convolution, as many
 * as input channels a depthwise one.
 *
 * @param in,out channels of one group
 */
record Groups(int count, int in, int out) {
    static Groups of(Attributes attributes, int in, int out) {
        int count = attributes.findInt("groups").orElse(1);
        if (count < 1) {
            throw new LayerException("groups", "groups must be at least 1, not " + count);
        }
        requireMultiple("the " + in + " channels of the input", in, count);
        requireMultiple("channels = " + out, out, count);
        return new Groups(count, in / count, out / count);
    }

    static void requireMultiple(String what, int channels, int groups) {
        if (channels % groups != 0) {
            throw new LayerException("groups", what + " are not divisible by groups = " + groups + ": " + channels + " = "
                    + channels / groups + " * " + groups + " + " + channels % groups);
        }
    }

    /** An axis of channels as two, the group and the channel in it; as it is where there is one group. */
    Node split(Node x, int axis, GraphBuilder g) {
        if (count == 1) {
            return x;
        }
        var sizes = new ArrayList<>(x.shape().sizes());
        int at = x.shape().axis(axis);
        sizes.set(at, x.shape().size(at) / count);
        sizes.add(at, count);
        return g.reshape(x, sizes);
    }

    /** The last two axes, groups and their channels, as one. */
    Node join(Node y, GraphBuilder g) {
        if (count == 1) {
            return y;
        }
        var sizes = new ArrayList<>(y.shape().sizes());
        int channels = sizes.removeLast();
        sizes.set(sizes.size() - 1, channels * count);
        return g.reshape(y, sizes);
    }
}
