package cortado.processor.check;

import cortado.processor.Diagnostics;
import cortado.processor.declaration.BlockDeclaration;
import cortado.processor.declaration.LayerDeclaration;
import cortado.processor.declaration.Member.Argument;
import cortado.processor.declaration.NetworkDeclaration;
import java.util.List;
import java.util.stream.Stream;

/** In a chain, parameters that are named after a layer are named after the one before. */
final class ChainNames {
    private ChainNames() {}

    static void check(NetworkDeclaration network, Diagnostics diagnostics) {
        if (!Suppressions.has(network, "chain")) {
            Stream.concat(Stream.of(network.body()), network.blocks().values().stream())
                    .filter(block -> block.forward().isEmpty())
                    .forEach(block -> check(block, diagnostics));
        }
    }

    private static void check(BlockDeclaration block, Diagnostics diagnostics) {
        List<String> names = block.layers().stream().map(LayerDeclaration::name).toList();
        String before = "";
        for (LayerDeclaration layer : block.layers()) {
            for (Argument input : layer.inputs()) {
                if (names.contains(input.name()) && !input.name().equals(before)) {
                    diagnostics.warn(input.position(), "chain", "'" + layer.name() + "' takes the result of "
                            + (before.isEmpty() ? "no layer" : "'" + before + "'") + ", since layers form a chain"
                            + " in the order of the source: rename this parameter, or write a method 'forward'");
                }
            }
            before = layer.name();
        }
    }
}
