package cortado.processor.check;

import cortado.processor.Diagnostics;
import cortado.processor.declaration.NetworkDeclaration;
import cortado.processor.graph.Network;

/** All parameters lie in one array, whose length is an int. */
final class ParameterCount {
    /** Room for the padding behind each parameter is left out of an array's greatest length. */
    private static final long GREATEST = Integer.MAX_VALUE - (1 << 20);

    private ParameterCount() {}

    static void check(NetworkDeclaration network, Network training, Diagnostics diagnostics) {
        long total = training.variables().stream().mapToLong(v -> v.node().shape().elements()).sum();
        if (total > GREATEST) {
            diagnostics.report(network.position(), "memory", "the network has " + total + " parameters, but one"
                    + " array holds "
                    + GREATEST + ": make layers smaller, or share them");
        }
    }
}
