package cortado.processor.trace;

import cortado.processor.declaration.Annotation;
import cortado.processor.declaration.MethodDeclaration;
import cortado.processor.declaration.NetworkDeclaration;
import cortado.processor.graph.Network.Port;
import cortado.processor.graph.Node;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The loss of a network that is trained: by name, or its own method. */
final class LossTracer {
    private static final String NONE = "NONE";
    private static final Set<String> NOT_OF_LOSSES = Set.of("input", "batch", "loss");

    /** Targets and loss; neither where the network only predicts. */
    record Loss(List<Port> targets, Optional<Node> value) {
        static final Loss ABSENT = new Loss(List.of(), Optional.empty());
    }

    private final NetworkDeclaration declaration;
    private final NetworkBuilder network;
    private final Calls calls;

    LossTracer(NetworkDeclaration declaration, NetworkBuilder network, Calls calls) {
        this.declaration = declaration;
        this.network = network;
        this.calls = calls;
    }

    Loss trace(Instance instance, Value result, List<Port> outputs) {
        if (network.predicting() || outputs.isEmpty()) {
            return Loss.ABSENT;
        }
        Annotation annotation = declaration.annotation();
        String name = annotation.find("loss").map(Object::toString).orElse(NONE);
        Optional<MethodDeclaration> own = declaration.body().loss();
        if (!name.equals(NONE)) {
            if (own.isPresent()) {
                throw new Rejection(annotation.at("loss"), "loss", "the network has a method 'loss' too: remove one of"
                        + " both");
            }
            return new NamedLoss(annotation, network).trace(name, outputs);
        }
        for (String setting : new TreeSet<>(annotation.values().keySet())) {
            if (!NOT_OF_LOSSES.contains(setting)) {
                throw new Rejection(annotation.at(setting), "loss", "'" + setting + "' belongs to a loss by name:"
                        + " set loss = Loss.SOMETHING, or remove it");
            }
        }
        return own.isPresent()
                ? new OwnLoss(own.get(), network, calls).trace(instance, result, outputs)
                : Loss.ABSENT;
    }
}
