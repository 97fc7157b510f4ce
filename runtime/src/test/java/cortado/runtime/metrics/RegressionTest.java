package cortado.runtime.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RegressionTest {
    private static double of(Metric metric, int size, float[] outputs, float[] targets) {
        metric.add(outputs, 0, size, targets, 0, size, outputs.length / size);
        return metric.value();
    }

    @Test
    void errorsAreMeansOverAllNumbers() {
        float[] outputs = {1, 2, 3, 4};
        float[] targets = {1, 0, 0, 8};
        assertEquals(29 / 4.0, of(new MeanSquaredError(), 2, outputs, targets));
        assertEquals(9 / 4.0, of(new MeanAbsoluteError(), 2, outputs, targets));
        assertFalse(new MeanSquaredError().higherIsBetter());
        assertEquals("mse", new MeanSquaredError().name());
        assertEquals("mae", new MeanAbsoluteError().name());
    }

    @Test
    void batchesAndOffsetsAddUp() {
        MeanSquaredError error = new MeanSquaredError();
        error.add(new float[] {9, 1, 2}, 1, 1, new float[] {1, 0, 9}, 0, 1, 2);
        error.add(new float[] {3}, 0, 1, new float[] {0}, 0, 1, 1);
        assertEquals(13 / 3.0, error.value());
        error.reset();
        assertEquals(Double.NaN, error.value());
    }

    /** In float, adding 1 to 2^24 changes nothing. */
    @Test
    void sumsInDouble() {
        assertEquals((0x1p24 + 2) / 3, of(new MeanAbsoluteError(), 1, new float[] {0x1p24f, 1, 1}, new float[3]));
    }

    @Test
    void r2IsTheShareOfVarianceExplained() {
        float[] targets = {3, -0.5f, 2, 7};
        assertEquals(1 - 1.5 / 29.1875, of(new R2(), 1, new float[] {2.5f, 0, 2, 8}, targets), 1e-15);
        assertEquals(0, of(new R2(), 1, new float[] {2, 2, 2}, new float[] {1, 2, 3}));
        assertTrue(of(new R2(), 1, new float[] {3, 2, 1}, new float[] {1, 2, 3}) < 0);
        assertTrue(new R2().higherIsBetter());
    }

    @Test
    void r2OfSeveralTargetsIsTheirMean() {
        assertEquals(0.5, of(new R2(), 2, new float[] {1, 5, 2, 5, 3, 5}, new float[] {1, 4, 2, 5, 3, 6}));
    }

    @Test
    void r2OfAConstantTarget() {
        assertEquals(1, of(new R2(), 1, new float[] {4, 4}, new float[] {4, 4}));
        assertEquals(0, of(new R2(), 1, new float[] {4, 5}, new float[] {4, 4}));
    }

    /** The sum of squares minus the square of the sum would lose all digits here. */
    @Test
    void r2KeepsItsDigitsFarFromZero() {
        float[] targets = {8_000_001, 8_000_002, 8_000_003};
        assertEquals(0.5, of(new R2(), 1, new float[] {8_000_001, 8_000_003, 8_000_003}, targets), 1e-9);
    }

    @Test
    void r2StartsAnew() {
        R2 r2 = new R2();
        assertEquals(Double.NaN, r2.value());
        of(r2, 1, new float[] {1, 2}, new float[] {5, 9});
        assertThrows(IllegalArgumentException.class, () -> of(r2, 2, new float[2], new float[2]));
        r2.reset();
        assertEquals(Double.NaN, r2.value());
        assertEquals(1, of(r2, 2, new float[] {1, 2, 3, 4}, new float[] {1, 2, 3, 4}));
    }

    @Test
    void refusesOtherSizesThanTheTargets() {
        assertThrows(IllegalArgumentException.class,
                () -> new MeanSquaredError().add(new float[2], 0, 2, new float[1], 0, 1, 1));
    }
}
