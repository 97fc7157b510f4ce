package cortado.processor.layer;

import cortado.processor.graph.GraphBuilder;
import cortado.processor.graph.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The order in which spatial layers compute: users see {@code [channels, height, width]}, kernels read the channels of
 * a pixel side by side. Between two such layers the permutations meet and vanish.
 */
final class ChannelsLast {
    private ChannelsLast() {}

    /** {@code [channels, ...]} to {@code [..., channels]}. */
    static Node of(Node x, GraphBuilder g) {
        var order = new ArrayList<>(IntStream.range(1, x.shape().rank()).boxed().toList());
        order.add(0);
        return g.permute(x, order);
    }

    /** {@code [..., channels]} to {@code [channels, ...]}. */
    static Node undo(Node y, GraphBuilder g) {
        int rank = y.shape().rank();
        var order = new ArrayList<>(List.of(rank - 1));
        IntStream.range(0, rank - 1).forEach(order::add);
        return g.permute(y, order);
    }
}
