package cortado.runtime.metrics;

/** {@code sum(|output - target|) / count}, in the target's unit. */
public final class MeanAbsoluteError extends MeanError {
    @Override
    public String name() {
        return "mae";
    }

    @Override
    double error(double difference) {
        return Math.abs(difference);
    }
}
