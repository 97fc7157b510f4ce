package cortado.runtime.training;

import cortado.runtime.Description;
import cortado.runtime.Port;
import cortado.runtime.Task;
import cortado.runtime.metrics.Accuracy;
import cortado.runtime.metrics.ConfusionMatrix;
import cortado.runtime.metrics.Decision;
import cortado.runtime.metrics.MeanSquaredError;
import cortado.runtime.metrics.Metric;
import java.util.List;
import java.util.Optional;

/** What is measured where nobody says what. */
public final class TaskMetrics {
    private TaskMetrics() {}

    /** Returns a new matrix for a network that tells classes apart; empty for any other. */
    public static Optional<ConfusionMatrix> confusion(Description description) {
        Port output = description.outputs().getFirst();
        Optional<Port> single = Optional.of(output).filter(port -> port.elements() == 1);
        return switch (description.task()) {
            case CLASSIFICATION, CLASSIFICATION_LOG_PROBABILITIES ->
                Optional.of(new ConfusionMatrix(output.shape().getLast()));
            case BINARY_LOGITS -> single.map(port -> new ConfusionMatrix(2, Decision.SCORES));
            case BINARY_PROBABILITIES -> single.map(port -> new ConfusionMatrix(2, Decision.PROBABILITIES));
            case REGRESSION, OTHER -> Optional.empty();
        };
    }

    /** Returns new metrics that suit a task, the most telling first. */
    public static List<Metric> of(Task task) {
        return switch (task) {
            case CLASSIFICATION, CLASSIFICATION_LOG_PROBABILITIES -> List.of(new Accuracy());
            case BINARY_LOGITS -> List.of(new Accuracy(Decision.SCORES));
            case BINARY_PROBABILITIES -> List.of(new Accuracy(Decision.PROBABILITIES));
            case REGRESSION -> List.of(new MeanSquaredError());
            case OTHER -> List.of();
        };
    }
}
