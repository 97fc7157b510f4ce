package cortado.processor.trace;

import cortado.processor.Diagnostics;
import cortado.processor.declaration.LayerDeclaration;
import cortado.processor.declaration.Member;
import cortado.processor.declaration.Member.Argument;
import java.util.List;

/** Runs the layers of a class without {@code forward}, each on the result of the one before. */
final class ChainTracer {
    private final LayerTracer layers;
    private final Diagnostics diagnostics;

    ChainTracer(LayerTracer layers, Diagnostics diagnostics) {
        this.layers = layers;
        this.diagnostics = diagnostics;
    }

    /** The last layer's result. */
    Value run(Instance instance, Value input) {
        Value value = input;
        for (Member member : instance.block().members()) {
            value = member instanceof LayerDeclaration layer && isLink(layer)
                    ? layers.call(instance, layer, List.of(value), List.of(layer.annotation().position()),
                            layer.annotation().position())
                    : refuse(member, value);
        }
        return value;
    }

    private static boolean isLink(LayerDeclaration layer) {
        return layer.arguments().size() == 1 && layer.inputs().size() == 1;
    }

    private Value refuse(Member member, Value value) {
        if (!(member instanceof LayerDeclaration layer)) {
            diagnostics.report(member.position(), "chain", "'" + member.name() + "' has no place in a chain of layers:"
                    + " write a method 'Tensor forward(Tensor x)' that uses it");
        } else if (layer.attributes().isEmpty()) {
            diagnostics.report(layer.position(), "chain", "in a chain of layers '" + layer.name() + "' takes one"
                    + " tensor,"
                    + " not " + layer.inputs().size() + ": write a method 'Tensor forward(Tensor x)' that calls it");
        } else {
            Argument attribute = layer.attributes().get(0);
            diagnostics.report(attribute.position(), "chain", "nothing calls '" + layer.name() + "' in a chain of"
                    + " layers:"
                    + " set " + attribute.name() + " in the annotation, or write a method 'Tensor forward(Tensor x)'");
        }
        return Value.Failed.like(value);
    }
}
