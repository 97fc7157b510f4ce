package cortado.runtime.softmax;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cortado.runtime.data.Dataset;
import cortado.runtime.io.CheckpointException;
import cortado.runtime.optimizer.Adam;
import cortado.runtime.training.EarlyStopping;
import cortado.runtime.training.History;
import cortado.runtime.training.NonFiniteException;
import cortado.runtime.training.TrainingListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTest {
    private static final Dataset TRAIN = Blobs.of(50, 1);
    private static final Dataset VALIDATION = Blobs.of(20, 2);
    private static final int STEPS_PER_EPOCH = 7;

    @TempDir
    Path folder;

    private SoftmaxTrainer.Builder builder() {
        return SoftmaxTrainer.builder().optimizer(Adam.withLearningRate(0.05)).batchSize(8).epochs(4).seed(3);
    }

    private float[] uninterrupted() {
        SoftmaxTrainer trainer = builder().build();
        trainer.fit(TRAIN);
        return trainer.variables().parameters();
    }

    /** A trainer that is told to stop in its n-th step. */
    private SoftmaxTrainer stoppedAt(int n) {
        return stoppedAt(n, builder());
    }

    private SoftmaxTrainer stoppedAt(int n, SoftmaxTrainer.Builder builder) {
        SoftmaxTrainer[] trainer = new SoftmaxTrainer[1];
        trainer[0] = builder.checkpoints(folder).listener(new TrainingListener() {
            private int steps;

            @Override
            public void stepped(int epoch, int step, float loss) {
                if (++steps == n) {
                    trainer[0].stop();
                }
            }
        }).build();
        return trainer[0];
    }

    @ParameterizedTest
    @ValueSource(ints = {1, STEPS_PER_EPOCH - 1, STEPS_PER_EPOCH, STEPS_PER_EPOCH + 1, 4 * STEPS_PER_EPOCH})
    void goesOnWithTheSameBitsWhereverItWasStopped(int steps) {
        SoftmaxTrainer first = stoppedAt(steps);
        first.fit(TRAIN);
        assertEquals(steps, first.variables().get("steps")[0]);
        SoftmaxTrainer second = builder().checkpoints(folder).build();
        History rest = second.fit(TRAIN);
        assertArrayEquals(uninterrupted(), second.variables().parameters());
        assertEquals(4 * STEPS_PER_EPOCH, second.variables().get("steps")[0]);
        assertEquals(4 - steps / STEPS_PER_EPOCH, rest.epochs().size());
    }

    /** A loss that must fall by 10 never does after the first epoch: epochs 2 to 4 are waited for, the first is kept. */
    @ParameterizedTest
    @ValueSource(ints = {1, STEPS_PER_EPOCH, 2 * STEPS_PER_EPOCH + 1, 3 * STEPS_PER_EPOCH, 4 * STEPS_PER_EPOCH})
    void earlyStoppingGoesOnToo(int steps) {
        EarlyStopping stopping = EarlyStopping.onValidationLoss().withPatience(2).withMinDelta(10);
        SoftmaxTrainer whole = builder().epochs(9).earlyStopping(stopping).build();
        assertEquals(4, whole.fit(TRAIN, VALIDATION).epochs().size());
        stoppedAt(steps, builder().epochs(9).earlyStopping(stopping)).fit(TRAIN, VALIDATION);
        SoftmaxTrainer second = builder().epochs(9).earlyStopping(stopping).checkpoints(folder).build();
        assertEquals(4 - steps / STEPS_PER_EPOCH, second.fit(TRAIN, VALIDATION).epochs().size());
        assertArrayEquals(whole.variables().parameters(), second.variables().parameters());
    }

    @Test
    void aFinishedTrainingIsNotRepeated() {
        builder().checkpoints(folder).build().fit(TRAIN);
        SoftmaxTrainer again = builder().checkpoints(folder).build();
        assertEquals(List.of(), again.fit(TRAIN).epochs());
        assertArrayEquals(uninterrupted(), again.variables().parameters());
        SoftmaxTrainer more = builder().checkpoints(folder).epochs(6).build();
        assertEquals(2, more.fit(TRAIN).epochs().size());
    }

    @Test
    void aDamagedCheckpointIsPassedOver() throws IOException {
        stoppedAt(STEPS_PER_EPOCH + 2).fit(TRAIN);
        Path newest;
        try (Stream<Path> files = Files.list(folder)) {
            newest = files.sorted().toList().getLast();
        }
        byte[] bytes = Files.readAllBytes(newest);
        bytes[bytes.length - 5] ^= 1;
        Files.write(newest, bytes);
        SoftmaxTrainer second = builder().checkpoints(folder).build();
        second.fit(TRAIN);
        assertArrayEquals(uninterrupted(), second.variables().parameters());
    }

    @Test
    void otherOptionsAreRefused() {
        stoppedAt(3).fit(TRAIN);
        CheckpointException error = assertThrows(
                CheckpointException.class, () -> builder().checkpoints(folder).seed(4).build().fit(TRAIN));
        assertTrue(error.getMessage().contains("found seed 3, expected 4"), error.getMessage());
        error = assertThrows(
                CheckpointException.class, () -> builder().checkpoints(folder).build().fit(Blobs.of(51, 1)));
        assertTrue(error.getMessage().contains("found samples 50, expected 51"), error.getMessage());
    }

    @Test
    void aTrainingThatFailsLeavesTheLastGoodCheckpoint() throws IOException {
        SoftmaxTrainer trainer = stoppedAt(STEPS_PER_EPOCH);
        trainer.fit(TRAIN);
        byte[] before = only();
        SoftmaxTrainer[] failing = new SoftmaxTrainer[1];
        failing[0] = builder().checkpoints(folder).listener(new TrainingListener() {
            @Override
            public void stepped(int epoch, int step, float loss) {
                failing[0].variables().set("scores.bias", Float.NaN, 0);
            }
        }).build();
        assertThrows(NonFiniteException.class, () -> failing[0].fit(TRAIN));
        assertArrayEquals(before, only());
    }

    private byte[] only() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> all = files.toList();
            assertEquals(1, all.size());
            return Files.readAllBytes(all.getFirst());
        }
    }
}
