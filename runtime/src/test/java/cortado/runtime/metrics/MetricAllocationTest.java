package cortado.runtime.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.management.ManagementFactory;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MetricAllocationTest {
    static Stream<Metric> metrics() {
        return Stream.of(new Accuracy(), new TopK(2), new ConfusionMatrix(3),
                ScoreMetric.of(ClassScore.F1, Average.MACRO, 3), new MeanSquaredError(), new MeanAbsoluteError(),
                new R2());
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void addingAllocatesNothingAfterTheFirstBatch(Metric metric) {
        float[] outputs = {1, 2, 3, 6, 5, 4};
        float[] targets = {0, 1, 0, 0, 0, 1};
        metric.add(outputs, 0, 3, targets, 0, 3, 2);
        metric.reset();
        metric.add(outputs, 0, 3, targets, 0, 3, 2);
        metric.reset();
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        threads.getCurrentThreadAllocatedBytes();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int batch = 0; batch < 100; batch++) {
            metric.add(outputs, 0, 3, targets, 0, 3, 2);
        }
        metric.reset();
        assertEquals(0, threads.getCurrentThreadAllocatedBytes() - before);
    }
}
