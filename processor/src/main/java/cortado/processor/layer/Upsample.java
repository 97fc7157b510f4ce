package cortado.processor.layer;

import cortado.processor.graph.GraphBuilder;
import cortado.processor.graph.Node;
import cortado.processor.graph.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** An image in another size: the nearest element of each place, or linear interpolation along every axis. */
public final class Upsample implements Layer {
    @Override
    public String annotation() {
        return "cortado.Upsample";
    }

    @Override
    public Node apply(LayerCall call) {
        return resize(call.x(), call.attributes(), call.graph());
    }

    /** The image {@code [channels, ...]} resized as the annotation's attributes say. */
    public static Node resize(Node x, Attributes attributes, GraphBuilder g) {
        int axes = Images.axes(x.shape());
        List<Integer> size = size(attributes, x.shape(), axes);
        boolean nearest = attributes.findEnum("mode").orElse("NEAREST").equals("NEAREST");
        boolean alignCorners = attributes.flag("alignCorners", false);
        if (nearest && alignCorners) {
            throw new LayerException("alignCorners", "alignCorners needs mode = BILINEAR: remove it");
        }
        Node image = ChannelsLast.of(x, g);
        return ChannelsLast.undo(nearest ? nearest(image, size, g) : linear(image, size, alignCorners, g), g);
    }

    private static List<Integer> size(Attributes attributes, Shape x, int axes) {
        boolean scaled = attributes.names().contains("scale");
        if (scaled == attributes.names().contains("size")) {
            throw new LayerException("", "needs either 'size' or 'scale': set one of them");
        }
        List<Integer> given = PerAxis.required(attributes, scaled ? "scale" : "size", axes);
        return scaled
                ? IntStream.range(0, axes).mapToObj(i -> Math.multiplyExact(given.get(i), x.size(i + 1))).toList()
                : given;
    }

    /** Whole factors repeat elements; others choose them by a product with zeros and ones. */
    static Node nearest(Node image, List<Integer> size, GraphBuilder g) {
        Node y = image;
        var factors = new ArrayList<Integer>();
        for (int axis = 0; axis < size.size(); axis++) {
            int in = image.shape().size(axis);
            boolean whole = size.get(axis) % in == 0;
            factors.add(whole ? size.get(axis) / in : 1);
            y = whole ? y : Resampling.product(y, axis, Resampling.nearest(in, size.get(axis), g), g);
        }
        return factors.stream().allMatch(factor -> factor == 1) ? y : Resampling.repeat(y, 0, factors, g);
    }

    private static Node linear(Node image, List<Integer> size, boolean alignCorners, GraphBuilder g) {
        Node y = image;
        for (int axis = 0; axis < size.size(); axis++) {
            Node matrix = Resampling.linear(image.shape().size(axis), size.get(axis), alignCorners, g);
            y = Resampling.product(y, axis, matrix, g);
        }
        return y;
    }
}
