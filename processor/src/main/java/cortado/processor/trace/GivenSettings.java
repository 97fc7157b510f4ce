package cortado.processor.trace;

import cortado.processor.declaration.Annotation;
import cortado.processor.graph.GraphBuilder;
import cortado.processor.graph.Node;
import cortado.processor.loss.LossSettings;
import java.util.Map;

/** The settings that a call of a loss in Java gives; they are constants. */
final class GivenSettings extends CallAttributes implements LossSettings {
    private static final Annotation NONE = new Annotation("", Map.of(), Map.of(), Map.of(), null);

    private final GraphBuilder graph;

    GivenSettings(Map<String, Object> settings, GraphBuilder graph) {
        super(NONE, settings);
        this.graph = graph;
    }

    @Override
    public Node setting(String name, double initial) {
        return graph.constant(initial);
    }
}
