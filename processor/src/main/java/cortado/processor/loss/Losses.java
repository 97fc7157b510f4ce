package cortado.processor.loss;

import cortado.processor.graph.GraphBuilder;
import cortado.processor.graph.Node;
import cortado.processor.graph.Shape;
import cortado.processor.graph.ShapeException;
import cortado.processor.layer.Attributes;
import cortado.processor.layer.LayerException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All losses, found by the names of the constants of {@code cortado.Loss}. */
public final class Losses {
    private static final Map<String, Loss> ALL = Stream.of(
                    Regression.LOSSES, Binary.LOSSES, Classes.LOSSES, Distances.LOSSES, Likelihoods.LOSSES)
            .flatMap(List::stream)
            .collect(Collectors.toMap(Loss::name, Function.identity()));

    private static final Set<String> SETTINGS = ALL.values().stream()
            .flatMap(loss -> loss.settings().stream())
            .collect(Collectors.toSet());

    private Losses() {}

    /** The names of all losses. */
    public static Set<String> names() {
        return ALL.keySet();
    }

    /** What outputs of these shapes are compared with; throws where the loss or its settings do not fit them. */
    public static List<Loss.Target> targets(String name, List<Shape> outputs, Attributes settings) {
        Loss loss = ALL.get(name);
        for (String setting : settings.names()) {
            if (SETTINGS.contains(setting) && !loss.settings().contains(setting)) {
                throw new LayerException(setting, name + " has no setting '" + setting + "': remove it");
            }
        }
        return loss.targets(outputs, settings);
    }

    /**
     * A loss of each sample, a batched scalar, whose mean over the batch is minimized. Where a formula divides by a sum
     * of weights, that is the sum over the whole batch, and the samples' values are scaled so that their mean is the
     * quotient.
     *
     * @param outputs what the loss compares, in the order of its formula
     * @param targets what was wanted, of the shapes of {@link #targets}; then element weights of BINARY_CROSS_ENTROPY or
     *     positive weights of BINARY_CROSS_ENTROPY_WITH_LOGITS, which are repeated to the output's shape
     */
    public static Node apply(
            String name, List<Node> outputs, List<Node> targets, LossSettings settings, GraphBuilder g) {
        List<Loss.Target> wanted = targets(name, outputs.stream().map(Node::shape).toList(), settings);
        if (targets.size() < wanted.size()) {
            throw new ShapeException(name + " needs " + wanted.size() + " targets, not " + targets.size());
        }
        for (int i = 0; i < wanted.size(); i++) {
            List<Integer> sizes = wanted.get(i).shape().sizes();
            if (!targets.get(i).shape().sizes().equals(sizes)) {
                throw new ShapeException(name + " of " + outputs.get(0).shape() + " needs a target of "
                        + wanted.get(i).shape() + ", not " + targets.get(i).shape());
            }
        }
        return ALL.get(name).apply(new LossCall(outputs, targets, settings, g));
    }
}
