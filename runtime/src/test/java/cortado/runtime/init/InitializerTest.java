package cortado.runtime.init;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cortado.runtime.random.RandomKey;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Initializers whose values PyTorch has no say in, and what is refused. */
class InitializerTest {
    private static final RandomKey KEY = RandomKey.of(11);

    @Test
    void constantsFillEverything() {
        assertArrayEquals(new float[] {0, 0, 0}, fill(Initializer.zeros(), 3));
        assertArrayEquals(new float[] {1, 1, 1}, fill(Initializer.ones(), 3));
        assertArrayEquals(new float[] {0.25f, 0.25f, 0.25f}, fill(Initializer.constant(0.25), 3));
    }

    @Test
    void oneRowMayBeZero() {
        float[] values = {9, 9, 9, 9, 9, 9};
        Initializer.ones().withZeroRow(1).fill(values, List.of(3, 2), 1, 1, KEY);
        assertArrayEquals(new float[] {1, 1, 0, 0, 1, 1}, values);
    }

    @Test
    void normalHasItsMeanAndStandardDeviation() {
        Moments.of(fill(Initializer.normal(-2, 0.5), 10_000)).assertClose(-2, 0.5);
    }

    @Test
    void uniformFillsItsInterval() {
        float[] values = fill(Initializer.uniform(-1, 3), 10_000);
        Moments.of(values).assertClose(1, 4 / Math.sqrt(12));
        Arrays.sort(values);
        assertTrue(values[0] >= -1 && values[0] < -0.99 && values[9999] <= 3 && values[9999] > 2.99);
    }

    @Test
    void theKeyDecides() {
        assertArrayEquals(fill(Initializer.normal(0, 1), 9), fill(Initializer.normal(0, 1), 9));
        float[] other = new float[9];
        Initializer.normal(0, 1).fill(other, List.of(9), 1, 1, KEY.with(1));
        assertFalse(Arrays.equals(other, fill(Initializer.normal(0, 1), 9)));
    }

    @ParameterizedTest
    @CsvSource({"20, 20", "10, 40", "40, 10", "1, 5", "7, 1"})
    void orthogonalRowsOrColumnsAreOrthogonal(int rows, int columns) {
        float[] w = new float[rows * columns];
        Initializer.orthogonal(1.5).fill(w, List.of(rows, columns), columns, rows, KEY);
        int count = Math.min(rows, columns);
        for (int i = 0; i < count; i++) {
            for (int j = 0; j <= i; j++) {
                double product = 0;
                for (int k = 0; k < Math.max(rows, columns); k++) {
                    product += rows > columns
                            ? (double) w[k * columns + i] * w[k * columns + j]
                            : (double) w[i * columns + k] * w[j * columns + k];
                }
                assertEquals(i == j ? 1.5 * 1.5 : 0, product, 1e-6);
            }
        }
    }

    @Test
    void orthogonalMatricesAreNotBiased() {
        int draws = 4000;
        float[] corner = new float[draws];
        for (int i = 0; i < draws; i++) {
            float[] w = new float[4 * 2 * 3];
            Initializer.orthogonal(1).fill(w, List.of(4, 2, 3), 6, 12, KEY.with(i));
            corner[i] = w[0];
        }
        // A row is a random direction in six dimensions.
        assertEquals(0, Moments.of(corner).mean(), 5 / Math.sqrt(6.0 * draws));
        assertEquals(1 / Math.sqrt(6), Moments.of(corner).standardDeviation(), 0.03);
    }

    @Test
    void whatCannotBeIsRefused() {
        refused("the shape [2, 3] has 6 elements, but the array has 5", () ->
                Initializer.zeros().fill(new float[5], List.of(2, 3), 3, 2, KEY));
        refused("fans are 1 or more, not 0 in and 4 out", () ->
                Initializer.lecunNormal(1).fill(new float[0], List.of(4, 0), 0, 4, KEY));
        refused("a gain is a finite number of 0 or more, not NaN", () -> Initializer.xavierNormal(Double.NaN));
        refused("an interval needs finite bounds, the lower one first, not 2.0 and 1.0", () ->
                Initializer.uniform(2, 1));
        refused(
                "a normal distribution needs a finite mean and a finite standard deviation of 0 or more,"
                        + " not 0.0 and -1.0",
                () -> Initializer.normal(0, -1));
        refused(
                "fans need a weight of two or more axes, not the shape [7]: state the fans,"
                        + " or choose an initializer that needs none",
                () -> Fans.of(List.of(7)));
    }

    private static float[] fill(Initializer initializer, int count) {
        float[] values = new float[count];
        initializer.fill(values, List.of(count), 1, 1, KEY);
        return values;
    }

    private static void refused(String message, Runnable code) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, code::run).getMessage());
    }
}
