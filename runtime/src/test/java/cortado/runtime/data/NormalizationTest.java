package cortado.runtime.data;

import static cortado.runtime.data.DataFailures.assertFails;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NormalizationTest {
    /** The second input is constant, of a value whose sum over three samples rounds. */
    private final Dataset train = Dataset.of(new float[] {2, 0.1f, 4, 0.1f, 6, 0.1f}, 2, new float[] {1, 2, 6}, 1);

    private static float[] inputs(Dataset data) {
        float[] values = new float[data.size() * 2];
        for (int sample = 0; sample < data.size(); sample++) {
            data.copy(sample, 0, values, 2 * sample);
        }
        return values;
    }

    @Test
    void standardizesWithThePopulationDeviation() {
        Normalization fitted = Normalization.standardize(train);
        assertArrayEquals(new double[] {4, 0.1f}, fitted.offset("input"));
        assertArrayEquals(new double[] {Math.sqrt(8 / 3.0), 1}, fitted.divisor("input"));
        float one = (float) (2 / Math.sqrt(8 / 3.0));
        assertArrayEquals(new float[] {-one, 0, 0, 0, one, 0}, inputs(fitted.apply(train)));
    }

    @Test
    void mapsToTheUnitInterval() {
        Normalization fitted = Normalization.minMax(train);
        assertArrayEquals(new float[] {0, 0, 0.5f, 0, 1, 0}, inputs(fitted.apply(train)));
        Dataset other = Dataset.of(new float[] {8, 1.1f}, 2, new float[1], 1);
        assertArrayEquals(new float[] {1.5f, 1}, inputs(fitted.apply(other)));
    }

    @Test
    void dividesByAConstant() {
        Dataset pixels = Dataset.of(new float[] {0, 16, 255, 1}, 2, new float[2], 1);
        assertArrayEquals(new float[] {0, 16 / 255f, 1, 1 / 255f},
                inputs(Normalization.divideBy(255, pixels).apply(pixels)));
    }

    @Test
    void leavesTargetsAndTheOriginalAlone() {
        Dataset applied = Normalization.standardize(train).apply(train);
        assertEquals(6, applied.value(2, 1, 0));
        assertEquals(2, train.value(0, 0, 0));
    }

    @Test
    void normalizesTargetsByNameAndBringsPredictionsBack() {
        Normalization both = Normalization.standardize(train).and(Normalization.standardize(train, "target"));
        assertEquals(List.of("input", "target"), both.fields());
        assertArrayEquals(new double[] {3}, both.offset("target"));
        float[] prediction = {0, both.apply(train).value(2, 1, 0)};
        both.invert("target", prediction, 1);
        assertEquals(6, prediction[1], 1e-6);
        assertThrows(IllegalArgumentException.class, () -> both.and(both));
    }

    @Test
    void appliesToASampleInPlace() {
        float[] sample = {9, 6, 0.1f};
        Normalization.minMax(train).apply("input", sample, 1);
        assertArrayEquals(new float[] {9, 1, 0}, sample);
    }

    @Test
    void appliesToViewsOfTheirOwnSamplesOnly() {
        Dataset test = Normalization.minMax(train.slice(0, 2)).apply(train.slice(2, 3));
        assertEquals(1, test.size());
        assertArrayEquals(new float[] {2, 0}, inputs(test));
    }

    @Test
    void survivesMetadataToTheLastBit() {
        Normalization fitted = Normalization.standardize(train).and(Normalization.minMax(train, "target"));
        Normalization read = Normalization.fromMetadata(fitted.toMetadata());
        assertEquals(fitted.toMetadata(), read.toMetadata());
        assertArrayEquals(inputs(fitted.apply(train)), inputs(read.apply(train)));
        assertEquals(List.of(), Normalization.fromMetadata(Map.of("other", "1")).fields());
    }

    @Test
    void refusesDamagedMetadata() {
        assertFails("metadata 'normalization.x.divisor': found '', expected numbers",
                () -> Normalization.fromMetadata(Map.of("normalization.x.offset", "1")));
        assertFails("metadata 'normalization.x.offset': found '1 y', expected numbers", () -> read("1 y", "1 2"));
        assertFails("normalization: found 1 offsets and 2 divisors, expected as many of both", () -> read("1", "1 2"));
        assertFails("normalization: found offset 1.0 and divisor 0.0, "
                + "expected finite numbers and a divisor other than 0", () -> read("1", "0"));
    }

    private static Normalization read(String offset, String divisor) {
        return Normalization.fromMetadata(Map.of("normalization.x.offset", offset, "normalization.x.divisor", divisor));
    }

    @Test
    void refusesDataItWasNotFittedOn() {
        Normalization fitted = Normalization.standardize(train);
        assertFails("field 'input': found size 1, expected 2 as in the data that the normalization was fitted on",
                () -> fitted.apply(Dataset.of(new float[1], 1, new float[1], 1)));
        assertFails("found no samples, expected at least one to fit a normalization on",
                () -> Normalization.standardize(train.subset()));
    }

    /** Means and deviations of the training rows by NumPy. */
    @Test
    void agreesWithNumPyOnIris() {
        Path tables = Path.of("../examples/data");
        Dataset iris = Csv.file(tables.resolve("iris.csv")).read();
        Normalization fitted = Normalization.standardize(Split.byFile(iris, tables.resolve("iris_split.csv")).train());
        assertArrayEquals(new double[] {5.79416667, 3.04916667, 3.7175, 1.18833333}, fitted.offset("input"), 1e-7);
        assertArrayEquals(new double[] {0.83569291, 0.4175316, 1.78375365, 0.77815844}, fitted.divisor("input"), 1e-7);
    }
}
