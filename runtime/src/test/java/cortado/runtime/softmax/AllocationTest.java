package cortado.runtime.softmax;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import cortado.runtime.optimizer.GradientClip;
import cortado.runtime.optimizer.Sgd;
import cortado.runtime.training.TrainingListener;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllocationTest {
    private static final int EPOCHS = 3_000;
    private static final int STEPS = 32;

    /**
     * Until the compiler is done with them, vectors are objects: an epoch whose steps make none must come in the end.
     */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void stepsAllocateNothingOnceCompiled(boolean clipped) {
        Meter meter = new Meter();
        SoftmaxTrainer trainer = SoftmaxTrainer.builder()
                .optimizer(Sgd.withLearningRate(0.001).momentum(0.9))
                .clip(clipped ? GradientClip.byNorm(1) : GradientClip.none())
                .batchSize(16)
                .epochs(EPOCHS)
                .threads(1)
                .listener(meter)
                .build();
        meter.trainer = trainer;
        trainer.fit(Blobs.of(16 * STEPS, 1));
        assertEquals(0, meter.least, "bytes allocated in the steps of an epoch, at the least");
    }

    /** Measures what the steps of each epoch allocate, and stops after the first epoch without. */
    private static final class Meter implements TrainingListener {
        private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

        private SoftmaxTrainer trainer;
        private long start;
        private long least = Long.MAX_VALUE;

        @Override
        public void stepped(int epoch, int step, float loss) {
            if (step == 1) {
                start = THREADS.getCurrentThreadAllocatedBytes();
            } else if (step == STEPS) {
                least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - start);
            }
            if (least == 0) {
                trainer.stop();
            }
        }
    }
}
