package cortado.processor.check;

import cortado.processor.Diagnostics;
import cortado.processor.declaration.Member.Argument;
import cortado.processor.declaration.MethodDeclaration;
import cortado.processor.declaration.NetworkDeclaration;
import cortado.processor.graph.Network;
import cortado.processor.graph.Network.Port;
import cortado.processor.graph.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Every input and every target has an effect on an output or on the loss. */
final class UnusedInputs {
    private UnusedInputs() {}

    static void check(NetworkDeclaration network, Network training, Diagnostics diagnostics) {
        var results = new ArrayList<>(training.outputs().stream().map(Port::node).toList());
        training.loss().ifPresent(results::add);
        Set<Node> used = Reachable.from(results);
        Stream.concat(training.inputs().stream(), training.targets().stream())
                .filter(port -> !used.contains(port.node()))
                .forEach(port -> report(port, network, diagnostics));
    }

    private static void report(Port port, NetworkDeclaration network, Diagnostics diagnostics) {
        diagnostics.report(
                argument(port.name(), network).map(Argument::position).orElse(network.position()), "unused",
                "'" + port.name() + "' has no effect on an output or on the loss: use it, or remove it");
    }

    private static Optional<Argument> argument(String name, NetworkDeclaration network) {
        List<MethodDeclaration> methods =
                Stream.concat(network.body().forward().stream(), network.body().loss().stream()).toList();
        return methods.stream()
                .flatMap(method -> method.arguments().stream())
                .filter(argument -> argument.name().equals(name))
                .findFirst();
    }
}
