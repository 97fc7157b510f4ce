package cortado.processor.trace;

import cortado.processor.declaration.Position;
import cortado.processor.graph.Network;
import java.util.Map;
import java.util.Set;

/**
 * A traced network, and what checks of it need to know.
 *
 * @param declared where its parameters are declared, by key
 * @param used the paths of the layers, parameters and instances that were called
 */
public record Trace(Network network, Map<String, Position> declared, Set<String> used) {
    public Trace {
        declared = Map.copyOf(declared);
        used = Set.copyOf(used);
    }
}
