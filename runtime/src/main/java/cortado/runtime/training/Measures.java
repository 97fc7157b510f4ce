package cortado.runtime.training;

import cortado.runtime.Description;
import cortado.runtime.TrainingProgram;
import cortado.runtime.data.Batches;
import cortado.runtime.metrics.Metric;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Mean loss and metrics of the first output against the first target, over the batches of a pass through data. */
final class Measures {
    private final List<Metric> metrics;
    private final int outputSize;
    private final int targetSize;
    private final float[] targets;
    private double loss;
    private long samples;

    /** Makes room for batches of at most {@code capacity} samples. */
    Measures(Description description, List<Metric> metrics, int capacity) {
        this.metrics = description.targets().isEmpty() ? List.of() : metrics;
        outputSize = description.outputs().getFirst().elements();
        targetSize = this.metrics.isEmpty() ? 0 : description.targets().getFirst().elements();
        targets = new float[capacity * targetSize];
    }

    /** Forgets all batches. */
    void reset() {
        loss = 0;
        samples = 0;
        for (int i = 0; i < metrics.size(); i++) {
            metrics.get(i).reset();
        }
    }

    /** Takes the loss of a batch. */
    void addLoss(double batchLoss, int n) {
        loss += batchLoss * n;
        samples += n;
    }

    /** Takes the outputs that a program has for the current batch. */
    void addOutputs(TrainingProgram program, Feed feed, Batches batches) {
        if (metrics.isEmpty()) {
            return;
        }
        // The program may have reused the space of its targets.
        batches.copy(feed.target(0), targets, 0);
        for (int i = 0; i < metrics.size(); i++) {
            metrics.get(i).add(
                    program.arena(), program.outputOffset(0), outputSize, targets, 0, targetSize, batches.samples());
        }
    }

    /** Returns how many samples were measured. */
    long samples() {
        return samples;
    }

    /** Returns the mean of the losses over the samples. */
    double loss() {
        return loss / samples;
    }

    /** Returns the metrics' values by name. */
    Map<String, Double> values() {
        Map<String, Double> values = new LinkedHashMap<>();
        metrics.forEach(metric -> values.put(metric.name(), metric.value()));
        return values;
    }
}
