package cortado.runtime.math;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BlocksTest {
    private static final int AT = 3;
    private static final int ELEMENTS = 2 * 16;

    private static float[] ones() {
        float[] a = new float[AT + 2 * ELEMENTS + 5];
        Arrays.fill(a, 1f);
        return a;
    }

    @Test
    void clearsLanesWithoutASample() {
        float[] a = ones();
        Blocks.clearPadding(a, AT, ELEMENTS, 21);
        for (int i = 0; i < a.length; i++) {
            int inLast = i - AT - ELEMENTS;
            boolean padding = inLast >= 0 && inLast < ELEMENTS && inLast % 16 >= 5;
            assertEquals(padding ? 0f : 1f, a[i], "float " + i);
        }
    }

    @Test
    void wholeBlocksHaveNone() {
        float[] a = ones();
        Blocks.clearPadding(a, AT, ELEMENTS, 32);
        assertArrayEquals(ones(), a);
    }

    @Test
    void looksAtSamplesAlone() {
        float[] a = ones();
        a[AT + ELEMENTS + 16 + 5] = Float.NaN;
        assertTrue(Blocks.areFinite(a, AT, ELEMENTS, 21));
        assertFalse(Blocks.areFinite(a, AT, ELEMENTS, 22));
    }
}
