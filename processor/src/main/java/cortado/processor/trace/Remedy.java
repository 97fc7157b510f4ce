package cortado.processor.trace;

import cortado.processor.graph.Node;
import cortado.processor.graph.Shape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What to do where two operands of an operation on elements have other sizes. */
final class Remedy {
    private static final String GENERAL = "make the sizes equal, or 1 where one is to be repeated";
    /** The larger image first; of equal ones that with fewer channels, which in a residual unit is the skip. */
    private static final Comparator<Shape> LARGER = Comparator.<Shape>comparingInt(shape -> -shape.size(1))
            .thenComparingInt(shape -> shape.size(0));

    private Remedy() {}

    /** A sentence without a full stop. */
    static String of(Map<String, Node> operands) {
        if (operands.size() != 2) {
            return GENERAL;
        }
        return operands.keySet().stream().flatMap(name -> ofChannels(name, operands).stream()).findFirst()
                .orElseGet(() -> ofImages(operands));
    }

    private static String ofImages(Map<String, Node> operands) {
        if (operands.values().stream().anyMatch(node -> node.shape().rank() != 3)) {
            return GENERAL;
        }
        List<Map.Entry<String, Node>> sorted = operands.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.comparing(Node::shape, LARGER)))
                .toList();
        return ofImages(sorted.get(0).getKey(), sorted.get(0).getValue().shape(), sorted.get(1).getValue().shape());
    }

    /** A vector with a number for each channel of the other operand needs the other's further axes. */
    private static Optional<String> ofChannels(String name, Map<String, Node> operands) {
        Shape vector = operands.get(name).shape();
        return operands.values().stream().map(Node::shape)
                .filter(image -> vector.rank() == 1 && image.rank() > 1 && image.size(0) == vector.size(0))
                .map(image -> name + " has a number for each channel: reshape it to " + perChannel(image)).findFirst();
    }

    private static List<Integer> perChannel(Shape image) {
        return IntStream.range(0, image.rank()).mapToObj(axis -> axis == 0 ? image.size(0) : 1).toList();
    }

    /** A layer may bring an image to the channels of another one, and to its size if a stride does. */
    private static String ofImages(String name, Shape from, Shape to) {
        int stride = from.size(1) / to.size(1);
        boolean reached = to.size(1) > 1 && Math.ceilDiv(from.size(1), stride) == to.size(1)
                && Math.ceilDiv(from.size(2), stride) == to.size(2);
        if (!reached) {
            return GENERAL;
        }
        var attributes = new ArrayList<String>();
        if (from.size(0) != to.size(0)) {
            attributes.add("channels = " + to.size(0));
        }
        if (stride > 1) {
            attributes.add("stride = " + stride);
        }
        return "send " + name + attributes.stream().collect(Collectors.joining(" and ", " through a layer with ", ""))
                + ", such as a @Conv2d with kernel = 1";
    }
}
