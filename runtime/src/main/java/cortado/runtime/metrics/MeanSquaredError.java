package cortado.runtime.metrics;

/** {@code sum((output - target)^2) / count}, in the target's unit squared. */
public final class MeanSquaredError extends MeanError {
    @Override
    public String name() {
        return "mse";
    }

    @Override
    double error(double difference) {
        return difference * difference;
    }
}
