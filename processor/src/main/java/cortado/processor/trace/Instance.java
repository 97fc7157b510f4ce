package cortado.processor.trace;

import cortado.processor.declaration.BlockDeclaration;
import java.util.ArrayList;
import java.util.List;

/**
 * A network or one instance of a block.
 *
 * @param path where its parameters live, such as {@code unit.0.1}; empty for the network
 * @param owners the classes around it, outermost first
 */
record Instance(BlockDeclaration block, String path, List<BlockDeclaration> owners) {
    static Instance of(BlockDeclaration network) {
        return new Instance(network, "", List.of());
    }

    String path(String member) {
        return path.isEmpty() ? member : path + "." + member;
    }

    /** The path as Java calls it: {@code unit(0, 1)}. */
    String call() {
        var call = new StringBuilder();
        var indices = new ArrayList<String>();
        for (String step : (path + ".").split("\\.", -1)) {
            boolean isIndex = !step.isEmpty() && (Character.isDigit(step.charAt(0)) || step.charAt(0) == '-');
            if (isIndex) {
                indices.add(step);
            } else {
                call.append(indices.isEmpty() ? "" : "(" + String.join(", ", indices) + ")");
                call.append(call.isEmpty() || step.isEmpty() ? "" : ".").append(step);
                indices.clear();
            }
        }
        return call.toString();
    }

    /** An instance of a block that a member of this one yields. */
    Instance part(BlockDeclaration part, String name) {
        var around = new ArrayList<>(owners);
        around.add(block);
        return new Instance(part, path(name), List.copyOf(around));
    }

    /** Whether an instance of the block would be a part of itself. */
    boolean isWithin(BlockDeclaration part) {
        return block.type().equals(part.type()) || owners.stream().anyMatch(o -> o.type().equals(part.type()));
    }
}
