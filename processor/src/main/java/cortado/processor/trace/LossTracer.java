package cortado.processor.trace;

import cortado.processor.declaration.Annotation;
import cortado.processor.declaration.NetworkDeclaration;
import cortado.processor.graph.Network.Port;
import cortado.processor.graph.Node;
import java.util.List;
import java.util.Optional;

/** The loss of a network that is trained: by name, or its own method. */
final class LossTracer {
    private static final String NONE = "NONE";

    /** Targets and loss; neither where the network only predicts. */
    record Loss(List<Port> targets, Optional<Node> value) {
        static final Loss ABSENT = new Loss(List.of(), Optional.empty());
    }

    private final NetworkDeclaration declaration;
    private final NetworkBuilder network;

    LossTracer(NetworkDeclaration declaration, NetworkBuilder network) {
        this.declaration = declaration;
        this.network = network;
    }

    Loss trace(List<Port> outputs) {
        if (network.predicting() || outputs.isEmpty()) {
            return Loss.ABSENT;
        }
        Annotation annotation = declaration.annotation();
        String name = annotation.find("loss").map(Object::toString).orElse(NONE);
        return name.equals(NONE) ? Loss.ABSENT : new NamedLoss(annotation, network).trace(name, outputs);
    }
}
