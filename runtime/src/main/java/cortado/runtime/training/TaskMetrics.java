package cortado.runtime.training;

import cortado.runtime.Task;
import cortado.runtime.metrics.Accuracy;
import cortado.runtime.metrics.Decision;
import cortado.runtime.metrics.MeanSquaredError;
import cortado.runtime.metrics.Metric;
import java.util.List;

/** What is measured where nobody says what. */
public final class TaskMetrics {
    private TaskMetrics() {}

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
