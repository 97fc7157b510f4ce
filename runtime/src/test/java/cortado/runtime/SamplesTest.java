package cortado.runtime;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is given to a model for prediction. */
class SamplesTest {
    private static final Port WORDS = new Port("words", List.of(3), Port.Kind.TOKENS, 5);
    private static final Port MASK = new Port("mask", List.of(2), Port.Kind.MASK, 0);
    private static final Port REAL = new Port("x", List.of(1), Port.Kind.REAL, 0);

    @Test
    void indicesHaveAPlace() {
        assertDoesNotThrow(() -> Samples.check(List.of(WORDS), new float[] {0, 4, 2}));
        for (float wrong : new float[] {5, -1, 1.5f, Float.NaN}) {
            IllegalArgumentException error = assertThrows(IllegalArgumentException.class,
                    () -> Samples.check(List.of(WORDS), new float[] {0, 1, 2, 3, wrong, 4}));
            assertEquals("input 'words', sample 1, element 1: found " + wrong + ", expected a class from 0 to 4",
                    error.getMessage());
        }
    }

    @Test
    void masksAreZeroOrOne() {
        IllegalArgumentException error = assertThrows(IllegalArgumentException.class,
                () -> Samples.check(List.of(REAL, MASK), new float[1], new float[] {1, 2}));
        assertEquals("input 'mask', sample 0, element 1: found 2.0, expected 0 or 1", error.getMessage());
    }

    @Test
    void numbersMayBeAny() {
        assertDoesNotThrow(() -> Samples.check(List.of(REAL), new float[] {Float.NaN}));
    }
}
