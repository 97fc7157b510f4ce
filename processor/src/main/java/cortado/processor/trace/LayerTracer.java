package cortado.processor.trace;

import cortado.processor.Diagnostics;
import cortado.processor.declaration.Annotation;
import cortado.processor.declaration.LayerDeclaration;
import cortado.processor.declaration.Member.Argument;
import cortado.processor.declaration.Position;
import cortado.processor.graph.Node;
import cortado.processor.graph.Origin;
import cortado.processor.graph.ShapeException;
import cortado.processor.layer.Layer;
import cortado.processor.layer.LayerException;
import cortado.processor.layer.Layers;
import cortado.processor.trace.Value.Failed;
import cortado.processor.trace.Value.Traced;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Calls layers: checks a call against the layer's earlier ones, and reports what the layer refuses. */
final class LayerTracer {
    private record Earlier(Map<String, Object> attributes, Position position) {}

    private final NetworkBuilder network;
    private final Diagnostics diagnostics;
    private final Map<String, Earlier> calls = new HashMap<>();

    LayerTracer(NetworkBuilder network, Diagnostics diagnostics) {
        this.network = network;
        this.diagnostics = diagnostics;
    }

    /**
     * The layer's result. After an error upstream the layer is tried on a tensor like the missing one, so that its own
     * wrong attributes are found in the same run.
     *
     * @param positions where the arguments stand
     */
    Value call(Instance owner, LayerDeclaration layer, List<Value> arguments, List<Position> positions, Position position) {
        Optional<Failed> failed = Failed.among(arguments);
        if (failed.isPresent() && failed.get().standIn().isEmpty()) {
            return failed.get();
        }
        try {
            Node result = apply(owner, layer, arguments, positions, position);
            return failed.isPresent() ? new Failed(Optional.of(result)) : Traced.tensor(result);
        } catch (Rejection e) {
            if (failed.isEmpty() || e.tag().equals("attribute")) {
                diagnostics.report(e.position(), e.tag(), e.getMessage(), e.details());
            }
            return arguments.isEmpty() ? Failed.UNKNOWN : Failed.like(arguments.get(0));
        }
    }

    private Node apply(Instance owner, LayerDeclaration layer, List<Value> arguments, List<Position> positions,
            Position position) {
        String path = owner.path(layer.name());
        Annotation annotation = layer.annotation();
        Layer meaning = Layers.find(annotation.type()).orElseThrow(() -> new Rejection(annotation.position(), "layer",
                "@" + annotation.simpleName() + " is no layer: it can't annotate a method of its own"));
        Map<String, Object> attributes = Arguments.attributes(layer, annotation, arguments, positions);
        checkEarlier(path, new Earlier(attributes, position));
        var call = new TracedCall(network, owner, layer, Arguments.inputs(layer, arguments, positions),
                new CallAttributes(annotation, attributes));
        Origin before = network.graph().origin();
        network.graph().setOrigin(new Origin(path, annotation.simpleName(), layer.position().source()));
        try {
            Node result = meaning.apply(call);
            result.shape().elements();
            return result;
        } catch (LayerException e) {
            throw rejection(e, layer, path, positions, position);
        } catch (ShapeException e) {
            throw new Rejection(position, "shape", path + ": " + e.getMessage());
        } finally {
            network.graph().setOrigin(before);
        }
    }

    private void checkEarlier(String path, Earlier call) {
        Earlier earlier = calls.putIfAbsent(path, call);
        if (earlier != null && !earlier.attributes().equals(call.attributes())) {
            throw new Rejection(call.position(), "layer", "'" + path + "' is called with " + call.attributes()
                    + " here and with " + earlier.attributes() + " at " + earlier.position().source()
                    + ": a layer has one set of attributes, so declare two layers");
        }
    }

    /** At the argument that supplied the attribute, at the attribute's value, or else at the call. */
    private static Rejection rejection(LayerException e, LayerDeclaration layer, String path, List<Position> positions,
            Position call) {
        Annotation annotation = layer.annotation();
        List<String> names = layer.arguments().stream().map(Argument::name).toList();
        int supplied = names.indexOf(e.attribute());
        Position at = supplied >= 0 ? positions.get(supplied)
                : annotation.values().containsKey(e.attribute()) ? annotation.at(e.attribute()) : call;
        return new Rejection(at, e.attribute().isEmpty() ? "layer" : "attribute", path + ": " + e.getMessage());
    }
}
