package cortado.runtime.softmax;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cortado.runtime.TrainingProgram;
import cortado.runtime.Variables;
import cortado.runtime.data.DataException;
import cortado.runtime.data.Dataset;
import cortado.runtime.optimizer.Adam;
import cortado.runtime.optimizer.GradientClip;
import cortado.runtime.optimizer.Sgd;
import cortado.runtime.parallel.Workers;
import cortado.runtime.training.EarlyStopping;
import cortado.runtime.training.History;
import cortado.runtime.training.NonFiniteException;
import cortado.runtime.training.TrainingListener;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrainingTest {
    private static final Dataset TRAIN = Blobs.of(101, 1);
    private static final Dataset VALIDATION = Blobs.of(40, 2);

    private static SoftmaxTrainer.Builder builder() {
        return SoftmaxTrainer.builder().optimizer(Adam.withLearningRate(0.05)).batchSize(16).epochs(5).seed(7);
    }

    @Test
    void learnsToTellCloudsApart() {
        SoftmaxTrainer trainer = builder().build();
        History history = trainer.fit(TRAIN, VALIDATION);
        History.Epoch first = history.epochs().getFirst();
        assertTrue(history.last().trainingLoss() < first.trainingLoss());
        assertTrue(history.last().validationLoss().getAsDouble() < 0.4, history.toString());
        assertTrue(history.last().metrics().get("accuracy") > 0.85, history.toString());
        assertEquals(5 * 7, trainer.variables().get("steps")[0]);
    }

    @Test
    void validationChangesNothing() {
        SoftmaxTrainer with = builder().build();
        SoftmaxTrainer without = builder().build();
        with.fit(TRAIN, VALIDATION);
        without.fit(TRAIN);
        assertArrayEquals(without.variables().parameters(), with.variables().parameters());
    }

    @Test
    void equalSeedsGiveEqualBitsOnAnyNumberOfThreads() {
        SoftmaxTrainer one = builder().threads(1).clip(GradientClip.byNorm(0.1)).build();
        SoftmaxTrainer three = builder().threads(3).clip(GradientClip.byNorm(0.1)).build();
        one.fit(TRAIN);
        three.fit(TRAIN);
        assertArrayEquals(one.variables().parameters(), three.variables().parameters());
    }

    @Test
    void goesOnWhereItStopped() {
        SoftmaxTrainer twice = builder().epochs(3).build();
        SoftmaxTrainer once = builder().epochs(6).build();
        twice.fit(TRAIN);
        History second = twice.fit(TRAIN);
        once.fit(TRAIN);
        assertEquals(6, second.last().epoch());
        assertArrayEquals(once.variables().parameters(), twice.variables().parameters());
    }

    @Test
    void aLayerMayNeedSeveralSamples() {
        SoftmaxTrainer trainer = new SoftmaxTrainer(builder().optionsForTest()) {
            @Override
            protected TrainingProgram training(Variables variables, int capacity, Workers workers) {
                return new SoftmaxTraining(variables, capacity, workers) {
                    @Override
                    public Optional<String> layerOfSeveralSamples() {
                        return Optional.of("norm");
                    }
                };
            }
        };
        String expected = ", expected two at least, for layer 'norm' divides by the batch's deviation: take another batch"
                + " size";
        assertEquals("found one sample in the last batch of each epoch" + expected,
                assertThrows(IllegalArgumentException.class, () -> trainer.fit(Blobs.of(33, 1))).getMessage());
        assertEquals("found one sample in a batch" + expected,
                assertThrows(IllegalArgumentException.class, () -> trainer.step(Blobs.of(1, 1))).getMessage());
        assertEquals(0, trainer.variables().get("steps")[0]);
        trainer.fit(Blobs.of(34, 1));
    }

    @Test
    void clippingByNormBoundsAStep() {
        SoftmaxTrainer trainer = builder().optimizer(Sgd.withLearningRate(1)).clip(GradientClip.byNorm(0.01)).build();
        float[] before = trainer.variables().parameters().clone();
        trainer.step(TRAIN);
        double squares = 0;
        for (int i = 0; i < before.length; i++) {
            squares += Math.pow(trainer.variables().parameters()[i] - before[i], 2);
        }
        assertEquals(0.01, Math.sqrt(squares), 1e-5);
    }

    @Test
    void stopsEarlyAndKeepsTheBest() {
        List<History.Epoch> seen = new ArrayList<>();
        List<float[]> parameters = new ArrayList<>();
        SoftmaxTrainer[] trainer = new SoftmaxTrainer[1];
        trainer[0] = builder()
                .optimizer(Adam.withLearningRate(0.2))
                .epochs(200)
                .earlyStopping(EarlyStopping.onValidationLoss().withPatience(3))
                .listener(new TrainingListener() {
                    @Override
                    public void epochEnded(History.Epoch epoch) {
                        seen.add(epoch);
                        parameters.add(trainer[0].variables().parameters().clone());
                    }
                })
                .build();
        History history = trainer[0].fit(Blobs.of(12, 1, 0.5f), Blobs.of(40, 2, 0.5f));
        assertEquals(history.epochs(), seen);
        assertTrue(seen.size() < 200);
        List<Double> losses = seen.stream().map(epoch -> epoch.validationLoss().getAsDouble()).toList();
        int best = losses.indexOf(Collections.min(losses));
        assertEquals(seen.size() - 5, best);
        assertArrayEquals(parameters.get(best), trainer[0].variables().parameters());
    }

    @Test
    void aLossThatIsNotFiniteStopsBeforeTheUpdate() {
        SoftmaxTrainer trainer = builder().build();
        float[] x = {1, 2, 3, 4, 3e38f, 6};
        trainer.variables().set("scores.weight", 3, 3, 3, 3, 3, 3);
        float[] before = trainer.variables().parameters().clone();
        NonFiniteException error = assertThrows(
                NonFiniteException.class, () -> trainer.step(Dataset.of(x, 3, new float[] {0, 1}, 1)));
        assertTrue(error.getMessage().contains("step 1"), error.getMessage());
        assertTrue(error.getMessage().contains("in layer 'scores'"), error.getMessage());
        assertArrayEquals(before, trainer.variables().parameters());
        assertEquals(0, trainer.variables().get("steps")[0]);
    }

    @Test
    void aGradientThatIsNotFiniteStopsBeforeTheUpdate() {
        SoftmaxTrainer trainer = builder().setting("scores.penalty", 1.5e38f).build();
        trainer.variables().set("scores.weight", 0, 0, 0, 0, 0, 1.5f);
        float[] before = trainer.variables().parameters().clone();
        NonFiniteException error = assertThrows(NonFiniteException.class, () -> trainer.step(TRAIN));
        assertTrue(error.getMessage().contains("but a gradient is not finite"), error.getMessage());
        assertArrayEquals(before, trainer.variables().parameters());
    }

    @Test
    void aParameterThatIsNotFiniteIsNamed() {
        SoftmaxTrainer trainer = builder().build();
        trainer.variables().set("scores.bias", Float.NaN, 0);
        NonFiniteException error = assertThrows(NonFiniteException.class, () -> trainer.fit(TRAIN));
        assertTrue(error.getMessage().contains("'scores.bias' is not finite itself"), error.getMessage());
    }

    @Test
    void dataThatDoesNotFitIsRefused() {
        SoftmaxTrainer trainer = builder().build();
        refused(trainer, Dataset.of(new float[4], 2, new float[2], 1),
                "found 2 values a sample in 'input', expected 3 for the input 'x' [3]");
        refused(trainer, Dataset.of(new float[6], 3, new float[] {0, 2}, 1), "found 2, expected a class from 0 to 1");
        refused(trainer, Dataset.of(new float[6], 3, new float[] {0, 0.5f}, 1),
                "found 0.5, expected a class from 0 to 1");
        refused(trainer, Dataset.of(new float[] {0, 0, Float.NaN}, 3, new float[1], 1),
                "found NaN, expected a finite number");
        refused(trainer, Dataset.builder().input("x", 3, new float[3]).build(), "found 0 target fields");
    }

    private static void refused(SoftmaxTrainer trainer, Dataset data, String message) {
        DataException error = assertThrows(DataException.class, () -> trainer.fit(data));
        assertTrue(error.getMessage().contains(message), error.getMessage());
    }

    @Test
    void unknownSettingsAreRefusedWithTheNearest() {
        IllegalArgumentException error = assertThrows(
                IllegalArgumentException.class, () -> builder().setting("score.penalty", 1));
        assertEquals("unknown setting 'score.penalty': did you mean 'scores.penalty'?", error.getMessage());
    }

    @Test
    void scoresWithoutLearning() {
        SoftmaxTrainer trainer = builder().build();
        trainer.variables().set("scores.weight", 1, 0, -1, -1, 0, 1);
        assertTrue(trainer.score(VALIDATION).metrics().get("accuracy") > 0.85);
        assertEquals(0, trainer.variables().get("steps")[0]);
    }
}
