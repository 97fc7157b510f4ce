package cortado.processor.loss;

import cortado.processor.graph.Node;
import cortado.processor.layer.Attributes;

/** The attributes of a loss, by the names that they have in {@code cortado.Network}. */
public interface LossSettings extends Attributes {
    /** A scalar that users can override at run time under {@code loss.name}; its default is the attribute's value. */
    Node setting(String name, double initial);
}
