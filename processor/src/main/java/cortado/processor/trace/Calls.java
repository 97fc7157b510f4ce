package cortado.processor.trace;

import cortado.processor.Diagnostics;
import cortado.processor.declaration.BlockDeclaration;
import cortado.processor.declaration.Position;
import cortado.processor.declaration.Type;
import java.util.List;
import java.util.Map;

/** What the methods of a network or a block yield when they are called. */
final class Calls {
    private final ChainTracer chains;

    Calls(NetworkBuilder network, Map<Type, BlockDeclaration> blocks, Diagnostics diagnostics) {
        this.chains = new ChainTracer(new LayerTracer(network, diagnostics), diagnostics);
    }

    /** The result of an instance's {@code forward}, or of its chain of layers. */
    Value forward(Instance instance, List<Value> arguments, Position position) {
        return chains.run(instance, arguments.get(0));
    }
}
