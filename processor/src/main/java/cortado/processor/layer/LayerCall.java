package cortado.processor.layer;

import cortado.processor.graph.GraphBuilder;
import cortado.processor.graph.Node;
import cortado.processor.graph.Variable.Initial;
import java.util.List;

/** One call of a layer: its inputs, its attributes, and the place where its parameters live. */
public interface LayerCall {
    GraphBuilder graph();

    Attributes attributes();

    /** The tensors passed, in order. */
    List<Node> inputs();

    default Node x() {
        return inputs().get(0);
    }

    /** The layer's path in files and messages: {@code unit.0.1.conv1}. */
    String path();

    /**
     * The layer's learned parameter of a role ({@code weight}, {@code bias}). A second call of the same layer gets the
     * same parameter; other sizes than before are an error that names both calls.
     */
    Node parameter(String role, List<Integer> sizes, Initial initial, int fanIn, int fanOut);

    /** Another layer's parameter, for {@code weights = "tokens"}; {@code layer} is the name of a layer beside this one. */
    Node parameterOf(String layer, String role);

    /** A state of the layer, such as {@code running_mean}, filled with one value at first. */
    Node state(String role, List<Integer> sizes, double initial);

    /** Sets the state after this step, in training only. A later call of the layer in the same step sees the new value. */
    void update(Node state, Node value);

    /** Notes that training takes batches of two samples at least: of one, the layer's formula has no meaning. */
    void requireSeveralSamples();

    /** A scalar that users can override at run time under {@code path.name}; its default is the attribute's value. */
    Node setting(String name, double initial);

    /** Notes that indices are below {@code bound}: others are refused with the data. */
    void bound(Node tokens, int bound);

    /** The network is traced for prediction: dropout is the identity, batch norm uses running statistics. */
    boolean predicting();

    /** A scalar mask: true in training steps, false where a model is evaluated. Not for {@link #predicting} traces. */
    Node training();

    /**
     * Adds an unbatched scalar to the loss, for L1 and L2 penalties. The same scalar of a second call counts once.
     * Ignored when predicting.
     */
    void penalty(Node scalar);
}
