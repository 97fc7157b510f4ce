package cortado.runtime.softmax;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cortado.runtime.augmentation.Augmentation;
import cortado.runtime.augmentation.AugmentationException;
import cortado.runtime.augmentation.Brightness;
import cortado.runtime.augmentation.Flip;
import cortado.runtime.augmentation.Image;
import cortado.runtime.augmentation.Shift;
import cortado.runtime.augmentation.Transform;
import cortado.runtime.data.Batches;
import cortado.runtime.data.Dataset;
import cortado.runtime.io.CheckpointException;
import cortado.runtime.random.RandomKey;
import cortado.runtime.random.RandomSequence;
import cortado.runtime.random.Stream;
import cortado.runtime.training.TrainingListener;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Training on images that a thread of its own changes. */
class AugmentationTest {
    private static final long SEED = 11;
    private static final int BATCH = 8;
    private static final int EPOCHS = 4;
    private static final int STEPS_PER_EPOCH = 7;
    private static final Dataset TRAIN = Blobs.of(50, 1);
    private static final Augmentation CHANGES =
            Augmentation.of(Flip.horizontal(0.5f), Shift.upTo(1), Brightness.upTo(0.3f));

    @TempDir
    Path folder;

    private static PictureTrainer.Builder builder() {
        return new PictureTrainer.Builder().batchSize(BATCH).epochs(EPOCHS).seed(SEED).augmentation(CHANGES);
    }

    private static float[] trained(PictureTrainer trainer) {
        trainer.fit(TRAIN);
        return trainer.variables().parameters();
    }

    @AfterEach
    void noThreadIsLeftBehind() {
        assertTrue(Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().equals("cortado augmentation")));
    }

    @Test
    void imagesAreThoseThatSeedEpochAndSampleDecide() {
        PictureTrainer expected = builder().build();
        Batches batches = Batches.shuffled(TRAIN, BATCH, SEED);
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            Dataset changed = changed(epoch);
            batches.startEpoch(epoch);
            while (batches.next()) {
                int[] samples = new int[batches.samples()];
                Arrays.setAll(samples, batches::sample);
                expected.step(changed.subset(samples));
            }
        }
        assertArrayEquals(expected.variables().parameters(), trained(builder().build()));
    }

    private static Dataset changed(int epoch) {
        float[] x = new float[3 * TRAIN.size()];
        float[] labels = new float[TRAIN.size()];
        Image image = new Image(1, 1, 3);
        for (int s = 0; s < TRAIN.size(); s++) {
            TRAIN.copy(s, 0, image.pixels(), 0);
            RandomKey key = RandomKey.of(SEED).with(Stream.AUGMENTATION).with(epoch).with(s);
            CHANGES.apply(image, key.value(), new RandomSequence(0));
            System.arraycopy(image.pixels(), 0, x, 3 * s, 3);
            TRAIN.copy(s, 1, labels, s);
        }
        return Dataset.of(x, 3, labels, 1);
    }

    @Test
    void bitsDependNeitherOnThreadsNorOnWhoIsFaster() {
        float[] expected = trained(builder().threads(1).build());
        assertArrayEquals(expected, trained(builder().threads(3).build()));
        Transform slow = (image, random) -> LockSupport.parkNanos(200_000);
        Augmentation slowly = Augmentation.of(
                CHANGES.transforms().get(0), CHANGES.transforms().get(1), CHANGES.transforms().get(2), slow);
        assertArrayEquals(expected, trained(builder().augmentation(slowly).build()));
        TrainingListener slowSteps = new TrainingListener() {
            @Override
            public void stepped(int epoch, int step, float loss) {
                LockSupport.parkNanos(1_000_000);
            }
        };
        assertArrayEquals(expected, trained(builder().listener(slowSteps).build()));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, STEPS_PER_EPOCH - 1, STEPS_PER_EPOCH, STEPS_PER_EPOCH + 3})
    void goesOnWithTheSameBits(int steps) {
        PictureTrainer[] first = new PictureTrainer[1];
        AtomicInteger done = new AtomicInteger();
        first[0] = builder().checkpoints(folder).listener(new TrainingListener() {
            @Override
            public void stepped(int epoch, int step, float loss) {
                if (done.incrementAndGet() == steps) {
                    first[0].stop();
                }
            }
        }).build();
        first[0].fit(TRAIN);
        assertArrayEquals(trained(builder().build()), trained(builder().checkpoints(folder).build()));
        assertEquals(steps, done.get());
    }

    @Test
    void goesOnWithTheSameAugmentationOnly() {
        trained(builder().epochs(1).checkpoints(folder).build());
        PictureTrainer other = builder().augmentation(Augmentation.of(Shift.upTo(2))).checkpoints(folder).build();
        String message = assertThrows(CheckpointException.class, () -> other.fit(TRAIN)).getMessage();
        assertTrue(message.contains("Brightness[most=0.3], expected Shift[most=2, fill=0.0]: go on with the same"), message);
    }

    @Test
    void theTransformsErrorsReachTheCaller() {
        AtomicInteger calls = new AtomicInteger();
        Transform failing = (image, random) -> {
            if (calls.incrementAndGet() == 3 * BATCH) {
                throw new IllegalStateException("no more");
            }
        };
        AtomicInteger steps = new AtomicInteger();
        PictureTrainer trainer = builder().shuffle(false).augmentation(Augmentation.of(failing))
                .listener(new TrainingListener() {
                    @Override
                    public void stepped(int epoch, int step, float loss) {
                        steps.incrementAndGet();
                    }
                }).build();
        AugmentationException error = assertThrows(AugmentationException.class, () -> trainer.fit(TRAIN));
        assertEquals("stopped before the step of epoch 1, batch 3: sample 23 of 'input', value 0:"
                + " java.lang.IllegalStateException: no more", error.getMessage());
        assertEquals(2, steps.get());
    }

    @Test
    void anInterruptEndsTheWait() {
        Transform stuck = (image, random) -> LockSupport.parkNanos(10_000_000_000L);
        PictureTrainer trainer = builder().augmentation(Augmentation.of(stuck)).build();
        Thread.currentThread().interrupt();
        AugmentationException error = assertThrows(AugmentationException.class, () -> trainer.fit(TRAIN));
        assertTrue(Thread.interrupted());
        assertEquals("stopped before the step of epoch 1, batch 1: interrupted while waiting for the images",
                error.getMessage());
        assertInstanceOf(InterruptedException.class, error.getCause());
    }

    @Test
    void aNetworkWithoutImagesIsRefused() {
        SoftmaxTrainer trainer = SoftmaxTrainer.builder().augmentation(CHANGES).build();
        assertEquals("found no image to augment among the inputs of Softmax [x [3]], expected one of"
                + " [channels, height, width]",
                assertThrows(IllegalArgumentException.class, () -> trainer.fit(TRAIN)).getMessage());
        PictureTrainer misnamed = builder().augmentation(CHANGES.on("photo")).build();
        assertEquals("found no image to augment named 'photo' among the inputs of Picture [picture [1, 1, 3]],"
                + " expected one of [channels, height, width]",
                assertThrows(IllegalArgumentException.class, () -> misnamed.fit(TRAIN)).getMessage());
    }
}
