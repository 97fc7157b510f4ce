package cortado.runtime.softmax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import cortado.runtime.Trainer;
import cortado.runtime.augmentation.Augmentation;
import cortado.runtime.augmentation.Brightness;
import cortado.runtime.augmentation.Flip;
import cortado.runtime.augmentation.RandomCrop;
import cortado.runtime.augmentation.RandomErasing;
import cortado.runtime.augmentation.Rotation;
import cortado.runtime.augmentation.Shift;
import cortado.runtime.optimizer.GradientClip;
import cortado.runtime.optimizer.Sgd;
import cortado.runtime.training.TrainingListener;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import org.junit.jupiter.api.Test;
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

    @Test
    void augmentationAllocatesNothingOnceCompiled() {
        Meter meter = new Meter();
        PictureTrainer trainer = new PictureTrainer.Builder()
                .augmentation(Augmentation.of(Flip.horizontal(0.5f), Shift.upTo(1), RandomCrop.padded(1),
                        Rotation.upTo(10), Brightness.upTo(0.2f), RandomErasing.withProbability(0.5f)))
                .batchSize(16)
                .epochs(EPOCHS)
                .threads(1)
                .listener(meter)
                .build();
        meter.trainer = trainer;
        trainer.fit(Blobs.of(16 * STEPS, 1));
        assertTrue(meter.ahead.isPresent());
        assertEquals(0, meter.least, "bytes allocated in the steps of an epoch, at the least");
    }

    /** Measures what the steps of each epoch allocate on all threads that train, and stops after the first without. */
    private static final class Meter implements TrainingListener {
        private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

        private Trainer<?> trainer;
        private Optional<Thread> ahead = Optional.empty();
        private long start;
        private long least = Long.MAX_VALUE;

        @Override
        public void stepped(int epoch, int step, float loss) {
            if (step == 1) {
                start = allocated();
            } else if (step == STEPS) {
                least = Math.min(least, allocated() - start);
            }
            if (least == 0) {
                trainer.stop();
            }
        }

        @Override
        public void started(int epochs, int steps) {
            ahead = Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> thread.getName().equals("cortado augmentation"))
                    .findFirst();
        }

        private long allocated() {
            return THREADS.getCurrentThreadAllocatedBytes()
                    + (ahead.isPresent() ? THREADS.getThreadAllocatedBytes(ahead.get().threadId()) : 0);
        }
    }
}
