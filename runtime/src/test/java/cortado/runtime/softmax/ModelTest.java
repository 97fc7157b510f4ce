package cortado.runtime.softmax;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cortado.runtime.ModelFile;
import cortado.runtime.Variables;
import cortado.runtime.io.CheckpointException;
import cortado.runtime.io.Safetensors;
import cortado.runtime.io.TensorData;
import cortado.runtime.optimizer.Adam;
import cortado.runtime.parallel.Workers;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelTest {
    @TempDir
    Path folder;

    private static SoftmaxModel model() {
        SoftmaxTrainer trainer = SoftmaxTrainer.builder().build();
        trainer.variables().set("scores.weight", 1, 2, 3, -4, 5, 6);
        trainer.variables().set("scores.bias", 0.5f, -0.5f);
        return trainer.model();
    }

    @Test
    void predictsOneSampleAndMany() {
        SoftmaxModel model = model();
        assertArrayEquals(new float[] {6.5f, 6.5f}, model.predict(new float[] {1, 1, 1}));
        assertArrayEquals(new float[] {6.5f, 6.5f, 1.5f, -4.5f}, model.predict(new float[] {1, 1, 1, 1, 0, 0}));
        assertArrayEquals(new float[] {1.5f, -4.5f}, model.predict(new float[] {1, 0, 0}));
        assertEquals(1, model.predictClass(new float[] {0, 0, 1}));
        assertEquals(0, model.predictClass(new float[] {1, 1, 1}), "ties go to the first");
        float[] probabilities = model.predictProbabilities(new float[] {1, 1, 1, 100, 0, 0});
        assertArrayEquals(new float[] {0.5f, 0.5f, 1, 0}, probabilities, 1e-7f);
    }

    @Test
    void refusesPartsOfSamples() {
        SoftmaxModel model = model();
        IllegalArgumentException error =
                assertThrows(IllegalArgumentException.class, () -> model.predict(new float[4]));
        assertTrue(error.getMessage().contains("'x' takes 3 floats a sample [3]"), error.getMessage());
        assertThrows(IllegalArgumentException.class, () -> model.predict(new float[0]));
    }

    @Test
    void laterTrainingDoesNotChangeAModel() {
        SoftmaxTrainer trainer = SoftmaxTrainer.builder().build();
        SoftmaxModel model = trainer.model();
        float[] before = model.predict(new float[] {1, 2, 3});
        trainer.fit(Blobs.of(20, 1));
        assertArrayEquals(before, model.predict(new float[] {1, 2, 3}));
    }

    @Test
    void comesBackFromAFileInRowMajorOrder() {
        Path file = folder.resolve("model.safetensors");
        model().save(file, Map.of("class.0", "left"));
        TensorData weight = Safetensors.read(file).tensor("scores.weight");
        assertEquals(List.of(2, 3), weight.shape());
        assertArrayEquals(new float[] {1, 2, 3, -4, 5, 6}, weight.floats());
        SoftmaxModel back = SoftmaxModel.load(file);
        assertArrayEquals(model().variables().parameters(), back.variables().parameters());
        assertArrayEquals(new float[] {6.5f, 6.5f}, back.predict(new float[] {1, 1, 1}));
        assertEquals("left", ModelFile.notes(file).get("class.0"));
        assertEquals("Softmax", ModelFile.notes(file).get("network"));
    }

    @Test
    void namesEveryKeyThatDiffers() {
        Path file = folder.resolve("other.safetensors");
        Safetensors.write(
                file,
                Map.of("scores.weight", TensorData.floats(new float[6], 3, 2),
                        "scores.bias", TensorData.floats(new float[2], 2),
                        "extra", TensorData.floats(new float[1])),
                Map.of());
        CheckpointException error = assertThrows(CheckpointException.class, () -> SoftmaxModel.load(file));
        assertEquals(
                file + " holds no Softmax: 'scores.weight' has shape [3, 2], expected [2, 3]; missing 'steps' [1];"
                        + " unexpected 'extra'",
                error.getMessage());
    }

    @Test
    void summaryCountsParametersAndBytes() {
        String summary = model().summary();
        assertTrue(summary.contains("8 parameters, 12 floating-point operations"), summary);
        assertTrue(summary.contains("layer   kind   output  parameters  declared"), summary);
        assertTrue(summary.contains("scores  Dense  [2]              8  Softmax.java:8"), summary);
        assertTrue(summary.contains("batches of 1 and 64: "), summary);
        assertTrue(model().summary(7).contains(String.format(
                Locale.ROOT, "%,d to predict", Softmax.DESCRIPTION.predictionBytes(7))));
        long variables = SoftmaxTrainer.builder().build().variables().parameters().length
                + model().variables().states().length + model().variables().settings().length;
        int arena = new SoftmaxPrediction(model().variables(), 64).arena().length;
        assertEquals(4 * (variables + arena), Softmax.DESCRIPTION.predictionBytes(64));
        SoftmaxTraining training = new SoftmaxTraining(model().variables(), 64, Workers.of(1));
        assertEquals(
                4 * (variables + training.gradients().length + training.arena().length),
                Softmax.DESCRIPTION.trainingBytes(64));
        int parameters = training.gradients().length - Variables.SLACK;
        String adam = SoftmaxTrainer.builder().batchSize(9).optimizer(Adam.withLearningRate(1e-3)).build().summary();
        assertTrue(adam.endsWith(String.format(
                Locale.ROOT, "%,d to train, %,d of these for the optimizer%n",
                Softmax.DESCRIPTION.trainingBytes(9) + 8 * parameters, 8 * parameters)), adam);
    }
}
