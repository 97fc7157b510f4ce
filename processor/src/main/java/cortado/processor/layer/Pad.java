package cortado.processor.layer;

import cortado.processor.graph.GraphBuilder;
import cortado.processor.graph.Node;
import cortado.processor.graph.Shape;
import java.util.ArrayList;
import java.util.List;

/** Elements around an image: zeros, the image mirrored at its edge, or its edge repeated. */
final class Pad implements Layer {
    @Override
    public String annotation() {
        return "cortado.Pad";
    }

    @Override
    public Node apply(LayerCall call) {
        int axes = Images.axes(call.x().shape());
        List<Border> borders = Border.padding(PerAxis.given(call.attributes(), "padding"), axes);
        String fill = call.attributes().findEnum("fill").orElse("ZEROS");
        GraphBuilder g = call.graph();
        Node y = ChannelsLast.of(call.x(), g);
        for (int axis = 0; axis < axes; axis++) {
            Border border = borders.get(axis);
            y = switch (fill) {
                case "REFLECT" -> reflected(y, axis, border, call.x().shape(), g);
                case "REPLICATE" -> joined(edge(y, axis, 0, border.low(), g), y,
                        edge(y, axis, y.shape().size(axis) - 1, border.high(), g), axis, g);
                default -> g.pad(y, axis, border.low(), border.high());
            };
        }
        return ChannelsLast.undo(y, g);
    }

    /** The edge itself is not repeated. */
    private static List<Node> reflected(Node x, int axis, int from, int count, GraphBuilder g) {
        return count == 0 ? List.of() : List.of(g.reverse(g.slice(x, axis, from, from + count), axis));
    }

    private static Node reflected(Node x, int axis, Border border, Shape image, GraphBuilder g) {
        int size = x.shape().size(axis);
        int widest = Math.max(border.low(), border.high());
        if (widest >= size) {
            throw new LayerException("padding", "reflecting " + widest + " elements needs more than as many, but axis "
                    + (axis + 1) + " of " + image + " has " + size);
        }
        return joined(reflected(x, axis, 1, border.low(), g), x,
                reflected(x, axis, size - 1 - border.high(), border.high(), g), axis, g);
    }

    private static List<Node> edge(Node x, int axis, int at, int count, GraphBuilder g) {
        return count == 0
                ? List.of()
                : List.of(g.broadcast(g.slice(x, axis, at, at + 1), x.shape().resized(axis, count)));
    }

    private static Node joined(List<Node> before, Node x, List<Node> after, int axis, GraphBuilder g) {
        var parts = new ArrayList<>(before);
        parts.add(x);
        parts.addAll(after);
        return g.concat(axis, parts);
    }
}
