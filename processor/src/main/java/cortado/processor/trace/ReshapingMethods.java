package cortado.processor.trace;

import cortado.processor.graph.Node;
import cortado.processor.graph.Shape;
import cortado.processor.graph.ShapeException;
import cortado.processor.trace.Value.Constant;
import cortado.processor.trace.Value.Traced;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The methods that move elements, as Tensor, Tokens and Mask share them. */
final class ReshapingMethods {
    private ReshapingMethods() {}

    static void addTo(MethodTable table) {
        addSizes(table);
        table.same("flatten", c -> c.g().reshape(c.x(), List.of(c.x().shape().elements())));
        table.same("transpose", ReshapingMethods::transpose);
        table.same("permute", c -> c.g().permute(c.x(), c.integers(0).stream().map(c.x().shape()::axis).toList()));
        table.same("slice", ReshapingMethods::slice);
        table.same("get", ReshapingMethods::get);
        table.add("split", c -> Arrays.fixed(split(c)));
        table.same("reshape", ReshapingMethods::reshape);
        table.same("expandDims", ReshapingMethods::expandDims);
        table.same("squeeze", ReshapingMethods::squeeze);
        table.same("broadcastTo", c -> c.g().broadcast(c.x(), c.x().shape().with(positive(c))));
        table.same("pad", c -> c.g().pad(c.x(), c.integer(0), c.integer(1), c.integer(2)));
    }

    static void addSizes(MethodTable table) {
        table.add("size", c -> new Constant(c.x().shape().size(c.integer(0))));
        table.add("rank", c -> new Constant(c.x().shape().rank()));
    }

    private static Node transpose(MethodCall c) {
        int rank = c.x().shape().rank();
        if (rank < 2) {
            throw new ShapeException("transpose swaps the last two axes, but " + c.x().shape() + " has " + rank);
        }
        var axes = new ArrayList<>(IntStream.range(0, rank).boxed().toList());
        axes.set(rank - 1, rank - 2);
        axes.set(rank - 2, rank - 1);
        return c.g().permute(c.x(), axes);
    }

    static Node slice(MethodCall c) {
        int axis = c.x().shape().axis(c.integer(0));
        int size = c.x().shape().size(axis);
        return c.g().slice(c.x(), axis, fromStart(c.integer(1), size), fromStart(c.integer(2), size));
    }

    /** A position that is negative counts from the end. */
    private static int fromStart(int position, int size) {
        return position < 0 ? position + size : position;
    }

    static Node get(MethodCall c) {
        Shape shape = c.x().shape();
        int axis = shape.axis(c.integer(0));
        int index = fromStart(c.integer(1), shape.size(axis));
        if (index < 0 || index >= shape.size(axis)) {
            throw new ShapeException("position " + c.integer(1) + " does not exist on axis " + axis + " of " + shape
                    + ", which has " + shape.size(axis));
        }
        return c.g().reshape(c.g().slice(c.x(), axis, index, index + 1), without(shape, axis));
    }

    private static List<Integer> without(Shape shape, int axis) {
        var sizes = new ArrayList<>(shape.sizes());
        sizes.remove(axis);
        return sizes;
    }

    private static List<Value> split(MethodCall c) {
        int axis = c.x().shape().axis(c.integer(0));
        int parts = c.integer(1);
        int size = c.x().shape().size(axis);
        if (parts < 1 || size % parts != 0) {
            throw new ShapeException("cannot split axis " + axis + " of " + c.x().shape() + " into " + parts
                    + " equal parts: " + size + " must be a multiple");
        }
        int step = size / parts;
        return IntStream.range(0, parts)
                .<Value>mapToObj(i -> new Traced(
                        c.g().slice(c.x(), axis, i * step, (i + 1) * step), c.receiver().type()))
                .toList();
    }

    static Node reshape(MethodCall c) {
        var sizes = new ArrayList<>(c.integers(0));
        int unknown = sizes.indexOf(-1);
        if (unknown >= 0) {
            sizes.set(unknown, 1);
            int known = c.x().shape().with(checked(sizes, c)).elements();
            if (c.x().shape().elements() % known != 0) {
                throw new ShapeException("cannot reshape " + c.x().shape() + " to " + c.integers(0) + ": "
                        + c.x().shape().elements() + " elements are no multiple of " + known);
            }
            sizes.set(unknown, c.x().shape().elements() / known);
        }
        return c.g().reshape(c.x(), checked(sizes, c));
    }

    private static List<Integer> positive(MethodCall c) {
        return checked(c.integers(0), c);
    }

    static List<Integer> checked(List<Integer> sizes, MethodCall c) {
        if (sizes.stream().anyMatch(size -> size < 1)) {
            throw new ShapeException("every size must be at least 1, not " + c.integers(0)
                    + (c.name().equals("reshape") ? "; one may be -1" : ""));
        }
        return sizes;
    }

    static Node expandDims(MethodCall c) {
        int rank = c.x().shape().rank();
        int axis = c.integer(0) < 0 ? c.integer(0) + rank + 1 : c.integer(0);
        if (axis < 0 || axis > rank) {
            throw new ShapeException("a new axis of " + c.x().shape() + " goes to 0 to " + rank + ", not to "
                    + c.integer(0));
        }
        var sizes = new ArrayList<>(c.x().shape().sizes());
        sizes.add(axis, 1);
        return c.g().reshape(c.x(), sizes);
    }

    private static Node squeeze(MethodCall c) {
        Shape shape = c.x().shape();
        int axis = shape.axis(c.integer(0));
        if (shape.size(axis) != 1) {
            throw new ShapeException("squeeze drops an axis of size 1, but axis " + axis + " of " + shape + " has "
                    + shape.size(axis));
        }
        return c.g().reshape(c.x(), without(shape, axis));
    }
}
