package cortado.processor.trace;

import cortado.processor.declaration.LayerDeclaration;
import cortado.processor.declaration.NetworkDeclaration;
import cortado.processor.declaration.Position;
import cortado.processor.graph.GraphBuilder;
import cortado.processor.graph.Network.Port;
import cortado.processor.graph.Node;
import cortado.processor.trace.Value.Composite;
import cortado.processor.trace.Value.Failed;
import cortado.processor.trace.Value.Traced;
import java.util.ArrayList;
import java.util.List;

/** What {@code forward} returned, as named outputs. */
final class Outputs {
    private static final String UNNAMED = "output";

    private final NetworkDeclaration declaration;
    private final GraphBuilder graph;

    Outputs(NetworkDeclaration declaration, GraphBuilder graph) {
        this.declaration = declaration;
        this.graph = graph;
    }

    /** The outputs in order; none after an error. */
    List<Port> read(Value result) {
        return switch (result) {
            case Traced traced -> List.of(port(name(traced.node()), traced));
            case Composite composite -> components(composite);
            case Failed failed -> List.of();
            default -> throw refusal("returns " + result.kind());
        };
    }

    private List<Port> components(Composite composite) {
        var ports = new ArrayList<Port>();
        composite.components().forEach((name, component) -> {
            if (!(component instanceof Failed)) {
                if (!(component instanceof Traced traced)) {
                    throw refusal("returns a record whose component '" + name + "' is " + component.kind());
                }
                ports.add(port(name, traced));
            }
        });
        return ports;
    }

    private Rejection refusal(String found) {
        Position position = declaration.body().forward().map(f -> f.position()).orElse(declaration.position());
        return new Rejection(position, "output", "forward " + found + ": return a Tensor or a record of tensors");
    }

    private Port port(String name, Traced traced) {
        Node node = graph.broadcast(traced.node(), traced.node().shape().with(true));
        return new Port(name, node, false, 0);
    }

    /** The name of the layer that made the output; those of blocks and of plain Java don't tell. */
    private String name(Node node) {
        String path = node.origin().path();
        List<String> layers = declaration.body().layers().stream().map(LayerDeclaration::name).toList();
        return layers.contains(path) ? path : UNNAMED;
    }
}
