package cortado.examples.convolution;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cortado.examples.ParameterDigest;
import cortado.examples.Twins;
import cortado.runtime.LayerSummary;
import cortado.runtime.Mode;
import cortado.runtime.data.Dataset;
import cortado.runtime.training.TrainingListener;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A few steps on drawn pictures. */
class ResNet20Test {
    private static final TrainingListener NOBODY = new TrainingListener() {};

    @TempDir
    private Path folder;

    @Test
    void learnsTheSameBitsEverywhere() {
        ResNet20Trainer trainer = ResNet20.trainer(1, 1, NOBODY);
        trainer.fit(SmallPictures.drawn(16, 1));
        assertEquals("9fb4447f3fe5e4e0", ParameterDigest.of(trainer.variables()));
    }

    /** On pictures for which no unit is so near to the kink of ReLU that rounding could move it to the other side. */
    @Test
    void gradientsAreThoseOfTheDoubleTwin() {
        Twins.assertAgree(ResNet20.trainer(1, 1, NOBODY), SmallPictures.drawn(2, 3), 1e-4);
    }

    /** Two pixels more with every convolution, four behind the first stride of 2, and so on up to the whole picture. */
    @Test
    void summaryTellsWhatLayersSee() {
        Map<String, String> fields = ResNet20.trainer(1, 1, NOBODY).description().layers().stream()
                .collect(Collectors.toMap(LayerSummary::name, LayerSummary::receptiveField));
        assertEquals("3x3", fields.get("stem"));
        assertEquals("15x15", fields.get("unit.0.2.conv2"));
        assertEquals("17x17", fields.get("unit.1.0.conv1"));
        assertEquals("29x29", fields.get("unit.1.1.norm2"));
        assertEquals("32x32", fields.get("head"));
    }

    /** A model's weights hold the running statistics; what is evaluated while training keeps them apart. */
    @Test
    void foldedStatisticsGiveTheSameScores() {
        Dataset pictures = SmallPictures.drawn(64, 3);
        ResNet20Trainer trainer = ResNet20.trainer(2, 3, NOBODY);
        trainer.fit(pictures);
        float[] pixels = new float[64 * 3072];
        for (int i = 0; i < 64; i++) {
            pictures.copy(i, 0, pixels, i * 3072);
        }
        ResNet20Model model = trainer.model();
        float[] first = model.predict(Arrays.copyOf(pixels, 3072));
        float[] folded = model.predict(pixels);
        assertArrayEquals(first, Arrays.copyOf(folded, 10));
        assertArrayEquals(folded, model.predict(pixels));
        double[] apart = trainer.evaluate(pictures).outputs().firstEntry().getValue();
        double[] exact = trainer.evaluateReference(pictures, Mode.EVALUATION).outputs().firstEntry().getValue();
        double largest = Arrays.stream(exact).map(Math::abs).max().orElseThrow();
        assertTrue(distance(folded, apart) <= 1e-5 * largest);
        assertTrue(distance(folded, exact) <= 1e-5 * largest);
    }

    private static double distance(float[] a, double[] b) {
        return IntStream.range(0, b.length).mapToDouble(i -> Math.abs(a[i] - b[i])).max().orElseThrow();
    }

    @Test
    void runningStatisticsAreSavedWithTheModel() {
        Dataset pictures = SmallPictures.drawn(8, 2);
        ResNet20Trainer trainer = ResNet20.trainer(1, 1, NOBODY);
        trainer.step(pictures);
        float[] pixels = new float[3072];
        pictures.copy(3, 0, pixels, 0);
        ResNet20Model model = trainer.model();
        float[] scores = model.predict(pixels);
        double[] evaluated = trainer.evaluate(pictures.slice(3, 4)).outputs().firstEntry().getValue();
        for (int i = 0; i < scores.length; i++) {
            assertEquals(evaluated[i], scores[i], 1e-5);
        }
        Path file = folder.resolve("resnet.safetensors");
        model.save(file);
        assertArrayEquals(scores, ResNet20Model.load(file).predict(pixels));
    }
}
