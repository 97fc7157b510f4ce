package cortado.processor.layer;

import cortado.processor.graph.Node;

/** A layer annotation's meaning: it turns one call of the annotated method into primitive operations. */
public interface Layer {
    /** The annotation's qualified name. */
    String annotation();

    /** The layer's result on the call's inputs. Throws {@link LayerException}, or a shape exception, for the user. */
    Node apply(LayerCall call);
}
