package cortado.processor.check;

import cortado.processor.Diagnostics;
import cortado.processor.declaration.Annotation;
import cortado.processor.declaration.MethodDeclaration;
import cortado.processor.declaration.NetworkDeclaration;
import cortado.processor.declaration.Position;
import cortado.processor.graph.Network;
import cortado.processor.graph.Network.Port;
import java.util.HashSet;
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
                diagnostics.report(position(port, network), "name", "there is an input or target '" + port.name()
                        + "' already: rename this one, since a batch has both");
            }
        });
    }

    private static Position position(Port port, NetworkDeclaration network) {
        return network.body().loss().stream()
                .flatMap(loss -> position(loss, port).stream())
                .findFirst()
                .orElse(network.position());
    }

    private static Stream<Position> position(Stream<Annotation> annotations, String name) {
        return annotations.filter(a -> a.find("name").filter(name::equals).isPresent()).map(a -> a.at("name"));
    }

    private static java.util.Optional<Position> position(MethodDeclaration loss, Port port) {
        return loss.arguments().stream()
                .flatMap(argument -> Stream.concat(
                        position(argument.annotations().stream(), port.name()),
                        argument.name().equals(port.name()) ? Stream.of(argument.position()) : Stream.of()))
                .findFirst();
    }
}
