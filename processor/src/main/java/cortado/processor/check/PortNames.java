package cortado.processor.check;

import cortado.processor.Diagnostics;
import cortado.processor.declaration.Member.Argument;
import cortado.processor.declaration.MethodDeclaration;
import cortado.processor.declaration.NetworkDeclaration;
import cortado.processor.declaration.Position;
import cortado.processor.graph.Network;
import cortado.processor.graph.Network.Port;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;

/** The inputs and targets of a batch have names of their own, which are Java identifiers in generated code. */
final class PortNames {
    private PortNames() {}

    static void check(NetworkDeclaration network, Network training, Diagnostics diagnostics) {
        Set<String> known = new HashSet<>();
        Stream.concat(training.inputs().stream(), training.targets().stream()).forEach(port -> {
            if (!SourceVersion.isName(port.name(), SourceVersion.latest()) || port.name().contains(".")) {
                diagnostics.report(position(port, network), "name", "\"" + port.name() + "\" can't be a name in"
                        + " generated code: choose a Java identifier");
            } else if (!known.add(port.name())) {
                diagnostics.report(position(port, network), "name", network.body().loss().isPresent()
                        ? "there is an input or target '" + port.name() + "' already: rename this one, since a batch"
                                + " has both"
                        : "the loss calls its target '" + port.name() + "' too: rename this input, since a batch has"
                                + " both");
            }
        });
    }

    /** Where a port got its name: in the loss, else in {@code forward}, or in the first layer of a chain. */
    private static Position position(Port port, NetworkDeclaration network) {
        List<Argument> inputs = network.body().forward().map(MethodDeclaration::arguments)
                .orElseGet(() -> network.body().members().get(0).arguments());
        List<Argument> targets = network.body().loss().map(MethodDeclaration::arguments).orElse(List.of());
        return Stream.concat(targets.stream(), inputs.stream())
                .flatMap(argument -> position(argument, port.name()))
                .findFirst()
                .orElse(network.position());
    }

    private static Stream<Position> position(Argument argument, String name) {
        Stream<Position> given = argument.annotations().stream()
                .filter(a -> a.find("name").filter(name::equals).isPresent())
                .map(a -> a.at("name"));
        return Stream.concat(given, argument.name().equals(name) ? Stream.of(argument.position()) : Stream.of());
    }
}
