package cortado.processor.check;

import cortado.processor.Diagnostics;
import cortado.processor.declaration.NetworkDeclaration;
import cortado.processor.graph.Network;

/** A network that is trained has a loss. */
final class LossPresent {
    private LossPresent() {}

    static void check(NetworkDeclaration network, Network training, Diagnostics diagnostics) {
        // Other mistakes come first: the loss may be missing because of them.
        if (training.loss().isEmpty() && !diagnostics.hasErrors()) {
            diagnostics.report(network.position(), "loss", "the network " + network.body().name() + " has no loss: name"
                    + " one, such as '@Network(loss = Loss.MEAN_SQUARED_ERROR)', or write a method 'Tensor loss(...)'");
        }
    }
}
