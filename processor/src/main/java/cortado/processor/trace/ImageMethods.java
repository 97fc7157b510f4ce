package cortado.processor.trace;

import cortado.processor.declaration.Annotation.EnumName;
import cortado.processor.declaration.Position;
import cortado.processor.graph.GraphBuilder;
import cortado.processor.graph.Node;
import cortado.processor.layer.AdaptivePool;
import cortado.processor.layer.Attributes;
import cortado.processor.layer.AveragePool;
import cortado.processor.layer.GlobalPool;
import cortado.processor.layer.LayerException;
import cortado.processor.layer.MaxPool;
import cortado.processor.layer.PixelShuffle;
import cortado.processor.layer.Upsample;
import cortado.processor.trace.Value.EnumValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The methods of Tensor on images: each is the layer of its name, whose attributes the arguments give. */
final class ImageMethods {
    /** A layer without parameters. */
    @FunctionalInterface
    private interface Formula {
        Node apply(Node x, Attributes attributes, GraphBuilder g);
    }

    private ImageMethods() {}

    static void addTo(MethodTable table) {
        table.tensor("globalAveragePool", c -> GlobalPool.average(c.x(), c.g()));
        table.tensor("globalMaxPool", c -> GlobalPool.max(c.x(), c.g()));
        add(table, "averagePool", AveragePool::pool, "kernel", "stride", "padding");
        add(table, "maxPool", MaxPool::pool, "kernel", "stride", "padding");
        add(table, "upsample", Upsample::resize, "scale", "mode");
        add(table, "pixelShuffle", (x, a, g) -> PixelShuffle.shuffle(x, a.requiredInt("factor", 1), g), "factor");
        table.tensor("adaptiveAveragePool", c -> apply(c, AdaptivePool::average, Map.of("output", c.integers(0))));
        table.tensor("adaptiveMaxPool", c -> apply(c, AdaptivePool::max, Map.of("output", c.integers(0))));
    }

    private static void add(MethodTable table, String name, Formula formula, String... attributes) {
        table.tensor(name, c -> {
            Map<String, Object> given = new LinkedHashMap<>();
            for (int i = 0; i < Math.max(1, c.count()); i++) {
                given.put(attributes[i], attributes[i].equals("mode") ? constant(c, i) : c.integer(i));
            }
            return apply(c, formula, given);
        });
    }

    private static EnumName constant(MethodCall c, int index) {
        if (c.arguments().get(index) instanceof EnumValue constant) {
            return new EnumName(constant.name());
        }
        throw new Rejection(c.positions().get(index), "type", "'" + c.name() + "' takes a constant here, not "
                + c.arguments().get(index).kind());
    }

    /** What the layer refuses is reported at the argument that gave the attribute, or else at the call. */
    private static Node apply(MethodCall c, Formula formula, Map<String, Object> attributes) {
        try {
            return formula.apply(c.x(), new GivenSettings(attributes, c.g()), c.g());
        } catch (LayerException e) {
            int argument = List.copyOf(attributes.keySet()).indexOf(e.attribute());
            Position at = argument >= 0 && argument < c.count() ? c.positions().get(argument) : c.position();
            throw new Rejection(at, e.attribute().isEmpty() ? "shape" : "attribute", c.name() + ": " + e.getMessage());
        }
    }
}
