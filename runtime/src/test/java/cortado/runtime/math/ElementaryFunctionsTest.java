package cortado.runtime.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Accuracy, equal bits at all widths and special values of the elementary functions, on a sample of all floats. */
class ElementaryFunctionsTest {
    private static final List<Function> FUNCTIONS = Function.ALL;
    /** A prime, so that all bits of the sampled floats vary. */
    private static final int STRIDE = 29_989;

    private static final float[] SAMPLE = sample();

    private static float[] sample() {
        float[] xs = new float[(int) ((1L << 32) / STRIDE)];
        for (int i = 0; i < xs.length; i++) {
            xs[i] = Float.intBitsToFloat(i * STRIDE);
        }
        return xs;
    }

    /** Where formulas change over, and the floats on both sides. */
    private static float[] edges() {
        float[] points = {
            0, Float.MIN_VALUE, Float.MIN_NORMAL, 0x1p-25f, 0x1p-24f, 0.25f, 0.3465736f, 0.5f, 0.75f, 1, 1.5f, 4, 9.01f,
            10, 16.6f, 17.3f, 18, 88.37f, 88.72284f, 89, 103.97208f, 104, 0x1p24f, Float.MAX_VALUE,
            Float.POSITIVE_INFINITY, Float.NaN
        };
        float[] edges = new float[6 * points.length];
        for (int i = 0; i < points.length; i++) {
            float[] near = {points[i], Math.nextDown(points[i]), Math.nextUp(points[i])};
            for (int j = 0; j < 3; j++) {
                edges[6 * i + 2 * j] = near[j];
                edges[6 * i + 2 * j + 1] = -near[j];
            }
        }
        return edges;
    }

    @ParameterizedTest
    @FieldSource("FUNCTIONS")
    void errorStaysWithinTheStatedBound(Function function) {
        double worst = 0;
        for (float x : SAMPLE) {
            worst = Math.max(worst, function.error(x));
        }
        for (float x : edges()) {
            worst = Math.max(worst, function.error(x));
        }
        assertTrue(worst <= function.bound(), function + " is off by " + worst + " ulp");
        assertTrue(worst > 0.5 * function.bound(), function + " is off by " + worst + " ulp only: a loose bound");
    }

    @ParameterizedTest
    @FieldSource("FUNCTIONS")
    void vectorsOfAllWidthsHaveTheBitsOfScalars(Function function) {
        for (int bits : new int[] {128, 256, 512}) {
            function.requireEqualBits(Species.of(bits), SAMPLE);
            function.requireEqualBits(Species.of(bits), edges());
        }
    }

    @ParameterizedTest
    @FieldSource("FUNCTIONS")
    void arraysHaveTheBitsOfScalarsAtAnyOffsetAndLength(Function function) {
        for (int length : new int[] {0, 1, 7, 8, 33, 1000}) {
            float[] y = new float[length + 5];
            function.array().apply(SAMPLE, 1234, y, 2, length);
            for (int i = 0; i < y.length; i++) {
                boolean inside = i >= 2 && i < length + 2;
                assertEquals(inside ? function.scalar().apply(SAMPLE[1232 + i]) : 0, y[i]);
            }
        }
    }

    @ParameterizedTest
    @FieldSource("FUNCTIONS")
    void bitsStayAsTheyWereRecorded(Function function) {
        CRC32 crc = new CRC32();
        for (float x : SAMPLE) {
            int bits = Float.floatToIntBits(function.scalar().apply(x));
            for (int shift = 0; shift < 32; shift += 8) {
                crc.update(bits >>> shift);
            }
        }
        assertEquals(Long.toHexString(function.digest()), Long.toHexString(crc.getValue()));
    }

    @ParameterizedTest
    @FieldSource("FUNCTIONS")
    void specialValuesFollowTheDoubleOverload(Function function) {
        for (float x : new float[] {0f, -0f, 1, -1, Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
            float exact = (float) function.exact().applyAsDouble(x);
            float got = function.scalar().apply(x);
            if (exact == 0 || !Float.isFinite(exact)) {
                assertEquals(exact, got, function + "(" + x + ")");
            }
        }
    }
}
