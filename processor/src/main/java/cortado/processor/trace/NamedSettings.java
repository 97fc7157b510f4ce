package cortado.processor.trace;

import cortado.processor.declaration.Annotation;
import cortado.processor.graph.Node;
import cortado.processor.loss.LossSettings;
import java.util.Map;

/** The settings of a loss that the annotation of the network names, under {@code loss.NAME} at run time. */
final class NamedSettings extends CallAttributes implements LossSettings {
    private final NetworkBuilder network;

    NamedSettings(Annotation annotation, NetworkBuilder network) {
        super(annotation, Map.of());
        this.network = network;
    }

    @Override
    public Node setting(String name, double initial) {
        return network.setting("loss." + name, initial, name + " of the loss");
    }
}
