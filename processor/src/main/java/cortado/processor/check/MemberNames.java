package cortado.processor.check;

import cortado.processor.Diagnostics;
import cortado.processor.declaration.BlockDeclaration;
import cortado.processor.declaration.Member;
import cortado.processor.declaration.MethodDeclaration;
import cortado.processor.declaration.NetworkDeclaration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A name is one layer: it is the layer's key in files. {@code forward} and {@code loss} are methods and exist once. */
final class MemberNames {
    private static final List<String> METHODS = List.of("forward", "loss");

    private MemberNames() {}

    static void check(NetworkDeclaration network, Diagnostics diagnostics) {
        Stream.concat(Stream.of(network.body()), network.blocks().values().stream())
                .forEach(block -> check(block, diagnostics));
    }

    private static void check(BlockDeclaration block, Diagnostics diagnostics) {
        Set<String> known = new HashSet<>();
        for (Member member : block.members()) {
            if (METHODS.contains(member.name())) {
                diagnostics.report(member.position(), "name", "'" + member.name() + "' is the name of a method that"
                        + " joins layers: rename this layer");
            }
            if (!known.add(member.name())) {
                diagnostics.report(member.position(), "name", "there is a layer '" + member.name() + "' already, and"
                        + " a name is one layer in files: rename this one");
            }
        }
        for (String name : METHODS) {
            for (MethodDeclaration method : block.methods(name).stream().skip(1).toList()) {
                diagnostics.report(method.position(), "name", block.name() + " has a method '" + name + "' already:"
                        + " rename this one");
            }
        }
    }
}
