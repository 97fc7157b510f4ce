package cortado.runtime;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FiniteTest {
    @Test
    void findsOneBadNumberAnywhere() {
        float[] values = new float[1100];
        Arrays.fill(values, Float.MAX_VALUE);
        assertTrue(Finite.all(values, 0, values.length));
        for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
            for (int i = 0; i < values.length; i++) {
                values[i] = bad;
                assertFalse(Finite.all(values, 0, values.length));
                assertTrue(Finite.all(values, 0, i));
                assertTrue(Finite.all(values, i + 1, values.length));
                values[i] = -0f;
            }
        }
    }
}
