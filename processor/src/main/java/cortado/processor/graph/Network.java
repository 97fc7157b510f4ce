package cortado.processor.graph;

import java.util.List;
import java.util.Optional;

/**
 * A traced network: what goes in, what comes out, and what it keeps.
 *
 * @param name the declaring class's simple name, {@code Outer_Inner} for nested ones
 * @param inputs arguments of {@code forward}, in order
 * @param targets arguments of the loss, in order; empty when tracing for prediction
 * @param outputs what {@code forward} returns, by component name
 * @param loss the mean over the batch with penalties: an unbatched scalar; absent when tracing for prediction
 * @param variables parameters and states in order of declaration
 * @param settings numbers that can be set at run time
 * @param updates new values of states, in the order of the calls
 * @param severalSamples the layers that need two samples at least in a training batch
 */
public record Network(
        String name,
        GraphBuilder graph,
        List<Port> inputs,
        List<Port> targets,
        List<Port> outputs,
        Optional<Node> loss,
        List<Variable> variables,
        List<Setting> settings,
        List<Update> updates,
        List<String> severalSamples) {
    public Network {
        inputs = List.copyOf(inputs);
        targets = List.copyOf(targets);
        outputs = List.copyOf(outputs);
        variables = List.copyOf(variables);
        settings = List.copyOf(settings);
        updates = List.copyOf(updates);
        severalSamples = List.copyOf(severalSamples);
    }

    /**
     * A named tensor at the border of the network.
     *
     * @param gradient whether users ask for the loss's gradient in it ({@code @Input(gradient = true)})
     * @param classes the exclusive upper bound of integers, 0 where it is unknown or the tensor is real
     */
    public record Port(String name, Node node, boolean gradient, int classes) {}

    /** A scalar with a default that can be set at run time, such as {@code hidden.dropout}. */
    public record Setting(String key, double initial, String comment) {}

    /** A state's value after the step; it is written in training only. */
    public record Update(Node state, Node value) {}
}
