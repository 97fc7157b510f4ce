package cortado.processor.check;

import cortado.processor.Diagnostics;
import cortado.processor.declaration.Member;
import cortado.processor.declaration.NetworkDeclaration;
import cortado.processor.trace.Trace;

/** Every layer of a network is called. Those of blocks may be meant for other instances. */
final class UnusedMembers {
    private UnusedMembers() {}

    static void check(NetworkDeclaration network, Trace training, Diagnostics diagnostics) {
        if (network.body().forward().isEmpty()) {
            return;
        }
        for (Member member : network.body().members()) {
            if (!training.used().contains(member.name())) {
                diagnostics.report(member.position(), "unused", "'" + member.name() + "' is never called: call it in"
                        + " 'forward', or remove it");
            }
        }
    }
}
