package cortado.processor.check;

import cortado.processor.Diagnostics;
import cortado.processor.declaration.NetworkDeclaration;
import cortado.processor.declaration.Position;
import cortado.processor.graph.Network;
import cortado.processor.graph.Network.Port;
import cortado.processor.graph.Node;
import cortado.processor.graph.Variable;
import cortado.processor.op.Leaf;
import cortado.processor.op.Leaf.Kind;
import cortado.processor.trace.Trace;
import java.util.List;
import java.util.Set;

/** Every parameter has an effect on an output or on the loss, and is better learned than not. */
final class UnreachedParameters {
    private UnreachedParameters() {}

    static void check(NetworkDeclaration network, Trace training, Diagnostics diagnostics) {
        Network traced = training.network();
        Set<Node> output = Reachable.from(traced.outputs().stream().map(Port::node).toList());
        Set<Node> loss = Reachable.from(traced.loss().map(List::of).orElse(List.of()));
        for (Variable variable : traced.variables()) {
            Position position = training.declared().getOrDefault(variable.key(), network.position());
            if (!isParameter(variable) || loss.contains(variable.node())) {
                continue;
            }
            if (!output.contains(variable.node())) {
                diagnostics.report(position, "unused", "'" + variable.key() + "' has no effect on an output or on"
                        + " the loss: use the layer's result, or remove the layer");
            } else if (traced.loss().isPresent() && !Suppressions.has(network, "untrained")) {
                diagnostics.warn(position, "untrained", "'" + variable.key() + "' has no effect on the loss, so"
                        + " training"
                        + " leaves it as it starts; @SuppressWarnings(\"untrained\") on the class says that it is"
                        + " meant");
            }
        }
    }

    private static boolean isParameter(Variable variable) {
        return variable.node().op() instanceof Leaf leaf && leaf.kind() == Kind.PARAMETER;
    }
}
