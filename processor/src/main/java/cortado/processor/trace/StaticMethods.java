package cortado.processor.trace;

import cortado.processor.graph.GraphBuilder;
import cortado.processor.graph.Node;
import cortado.processor.graph.Shape;
import cortado.processor.graph.ShapeException;
import cortado.processor.trace.Value.LossOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The static methods that may be called, by the class that has them. */
final class StaticMethods {
    static final Map<String, MethodTable> TABLES = Map.of(
            "cortado.Tensor", tensors(),
            "cortado.CrossEntropy", new MethodTable().add("options", c -> new LossOptions(Map.of())),
            "java.lang.Math", MathMethods.TABLE,
            "java.util.List", lists("of", "copyOf"),
            "java.util.Arrays", lists("asList"));

    private StaticMethods() {}

    private static MethodTable lists(String... names) {
        var table = new MethodTable();
        for (String name : names) {
            table.add(name, c -> Arrays.fixed(
                    c.count() == 1 && c.arguments().get(0) instanceof Value.Sequence s ? s.elements() : c.arguments()));
        }
        return table;
    }

    private static MethodTable tensors() {
        return new MethodTable()
                .tensor("constant", StaticMethods::constant)
                .tensor("zeros", c -> filled(c, 0))
                .tensor("ones", c -> filled(c, 1))
                .tensor("concat", c -> c.g().concat(c.integer(0), parts(c)))
                .tensor("stack", StaticMethods::stack);
    }

    private static Node constant(MethodCall c) {
        List<Double> numbers = c.numbers(0);
        if (numbers.isEmpty()) {
            throw new ShapeException("a constant needs at least one number");
        }
        return c.g().vector(numbers);
    }

    private static Node filled(MethodCall c, double value) {
        return c.g().broadcast(c.g().constant(value), new Shape(false, ReshapingMethods.checked(c.integers(0), c)));
    }

    private static List<Node> parts(MethodCall c) {
        List<Node> parts = c.tensors(1);
        if (parts.isEmpty()) {
            throw new ShapeException("'" + c.name() + "' needs at least one tensor");
        }
        return parts;
    }

    private static Node stack(MethodCall c) {
        List<Node> parts = parts(c);
        Shape shape = parts.get(0).shape();
        int axis = c.integer(0) < 0 ? c.integer(0) + shape.rank() + 1 : c.integer(0);
        if (axis < 0 || axis > shape.rank()) {
            throw new ShapeException("tensors of " + shape + " are stacked along axis 0 to " + shape.rank() + ", not "
                    + c.integer(0));
        }
        return c.g().concat(axis, parts.stream().map(part -> expanded(part, shape, axis, c.g())).toList());
    }

    private static Node expanded(Node part, Shape shape, int axis, GraphBuilder g) {
        if (!part.shape().sizes().equals(shape.sizes())) {
            throw new ShapeException("cannot stack " + shape + " and " + part.shape() + ": their shapes must be equal");
        }
        var sizes = new ArrayList<>(shape.sizes());
        sizes.add(axis, 1);
        return g.reshape(part, sizes);
    }
}
