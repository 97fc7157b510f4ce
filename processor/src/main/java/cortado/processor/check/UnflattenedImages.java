package cortado.processor.check;

import cortado.processor.Diagnostics;
import cortado.processor.declaration.NetworkDeclaration;
import cortado.processor.declaration.Position;
import cortado.processor.graph.Network.Port;
import cortado.processor.graph.Node;
import cortado.processor.graph.Shape;
import cortado.processor.trace.Trace;
import java.util.Optional;

/** An image has one class: a dense layer on it as it is gives scores for each of its rows. */
final class UnflattenedImages {
    private static final String TAG = "flatten";

    private UnflattenedImages() {}

    static void check(NetworkDeclaration network, Trace training, Diagnostics diagnostics) {
        Optional<String> loss = network.annotation().find("loss").map(Object::toString);
        if (loss.filter("SOFTMAX_CROSS_ENTROPY"::equals).isPresent() && !Suppressions.has(network, TAG)) {
            training.network().outputs().stream().map(Port::node)
                    .filter(scores -> scores.origin().layer().equals("Dense") && scores.shape().rank() == 3)
                    .forEach(scores -> warn(scores, network, training, diagnostics));
        }
    }

    private static void warn(Node scores, NetworkDeclaration network, Trace training, Diagnostics diagnostics) {
        Shape shape = scores.shape();
        String layer = scores.origin().path();
        Position position = training.declared().getOrDefault(layer + ".weight", network.position());
        diagnostics.warn(position, TAG, "'" + layer + "' takes the last axis of an image alone and gives " + shape + ", so "
                + shape.size(0) + " * " + shape.size(1) + " = " + shape.size(0) * shape.size(1) + " answers of "
                + shape.size(2) + " classes a sample: flatten the image before it, with @Flatten or flatten(), for one"
                + " answer; @SuppressWarnings(\"flatten\") on the class says that it is meant");
    }
}
