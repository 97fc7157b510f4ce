package cortado.runtime.softmax;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import cortado.runtime.TrainerOptions;
import cortado.runtime.TrainingProgram;
import cortado.runtime.Variables;
import cortado.runtime.data.Batches;
import cortado.runtime.optimizer.GradientClip;
import cortado.runtime.optimizer.Sgd;
import cortado.runtime.parallel.Workers;
import cortado.runtime.training.Feed;
import cortado.runtime.training.Learner;
import cortado.runtime.training.Progress;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllocationTest {
    private static final int ROUNDS = 3_000;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Until the compiler is done with them, vectors are objects: a round of steps without one must come in the end. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void stepsAllocateNothingOnceCompiled(boolean clipped) {
        TrainerOptions options = SoftmaxTrainer.builder()
                .optimizer(Sgd.withLearningRate(0.001).momentum(0.9))
                .clip(clipped ? GradientClip.byNorm(1) : GradientClip.none())
                .batchSize(16)
                .optionsForTest();
        Feed feed = new Feed(Softmax.DESCRIPTION, Blobs.of(500, 1));
        Batches batches = Batches.shuffled(feed.data(), 16, 1);
        Variables variables = Variables.create(Softmax.DESCRIPTION);
        Workers workers = Workers.of(1);
        TrainingProgram program = new SoftmaxTraining(variables, 16, workers);
        Learner learner = new Learner(
                program, variables, new Progress(options.optimizer().start(variables.parameterLength())), options,
                workers);
        long allocated = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS && allocated > 0; round++) {
            allocated = allocatedBy(learner, feed, batches);
        }
        assertTrue(allocated == 0, allocated + " bytes in " + batches.perEpoch() + " steps");
    }

    private static long allocatedBy(Learner learner, Feed feed, Batches batches) {
        batches.startEpoch(0);
        long before = THREADS.getCurrentThreadAllocatedBytes();
        while (batches.next()) {
            learner.step(feed, batches);
        }
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }
}
