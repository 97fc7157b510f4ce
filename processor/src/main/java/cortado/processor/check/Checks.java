package cortado.processor.check;

import cortado.processor.Diagnostics;
import cortado.processor.declaration.NetworkDeclaration;
import cortado.processor.trace.Trace;

/** All rules that concern a model as a whole. */
public final class Checks {
    private Checks() {}

    /** The rules that the declaration alone can break. */
    public static void declaration(NetworkDeclaration network, Diagnostics diagnostics) {
        MemberNames.check(network, diagnostics);
        ChainNames.check(network, diagnostics);
        Contents.check(network, diagnostics);
    }

    /** The rules that a traced network can break. */
    public static void network(NetworkDeclaration network, Trace training, Diagnostics diagnostics) {
        UnusedMembers.check(network, training, diagnostics);
        UnusedInputs.check(network, training.network(), diagnostics);
        UnflattenedImages.check(network, training, diagnostics);
        UnreachedParameters.check(network, training, diagnostics);
        PortNames.check(network, training.network(), diagnostics);
        ParameterCount.check(network, training.network(), diagnostics);
        LossPresent.check(network, training.network(), diagnostics);
    }
}
