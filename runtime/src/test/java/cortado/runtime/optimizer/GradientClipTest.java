package cortado.runtime.optimizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cortado.runtime.random.RandomKey;
import org.junit.jupiter.api.Test;

/** Clipping by value and by norm, and the norm itself. */
class GradientClipTest {
    private static final int COUNT = 3 * GradientNorm.BLOCK + 77;

    @Test
    void byNormScalesAllGradientsTogether() {
        float[] g = {3, 0, -4};
        GradientClip.byNorm(2).apply(g, 0, 3, 5);
        float factor = (float) (2 / (5 + 1e-6));
        assertArrayEquals(new float[] {3 * factor, 0, -4 * factor}, g);
        double[] d = {3, 0, -4};
        GradientClip.byNorm(2).apply(d, 0, 3, 5);
        assertArrayEquals(new double[] {1.2, 0, -1.6}, d, 1e-6);
    }

    @Test
    void byNormLeavesShortGradientsAlone() {
        float[] g = {3, 0, -4};
        GradientClip.byNorm(5.1).apply(g, 0, 3, 5);
        assertArrayEquals(new float[] {3, 0, -4}, g);
    }

    @Test
    void byValueClipsEachElementInItsRange() {
        float[] g = {-9, -2, -1, 0, 1, 2, 9, Float.NaN};
        GradientClip.byValue(1.5).apply(g, 1, 8, 99);
        assertArrayEquals(new float[] {-9, -1.5f, -1, 0, 1, 1.5f, 1.5f, Float.NaN}, g);
        double[] d = {-9, 0.5};
        GradientClip.byValue(1.5).apply(d, 0, 2, 99);
        assertArrayEquals(new double[] {-1.5, 0.5}, d);
    }

    @Test
    void noneChangesNothing() {
        float[] g = {1e30f, -1e30f};
        GradientClip.none().apply(g, 0, 2, 1e31);
        assertArrayEquals(new float[] {1e30f, -1e30f}, g);
    }

    @Test
    void limitsArePositive() {
        assertThrows(IllegalArgumentException.class, () -> GradientClip.byNorm(0));
        assertThrows(IllegalArgumentException.class, () -> GradientClip.byValue(Double.NaN));
    }

    @Test
    void normIsTheSumOfSquaresHoweverItIsShared() {
        float[] g = new float[COUNT];
        double[] d = new double[COUNT];
        for (int i = 0; i < COUNT; i++) {
            g[i] = RandomKey.of(1).normal(i);
            d[i] = g[i];
        }
        GradientNorm whole = new GradientNorm(COUNT);
        whole.add(g, 0, whole.blocks());
        GradientNorm parts = new GradientNorm(COUNT);
        parts.add(g, 2, 4);
        parts.add(g, 0, 1);
        parts.add(g, 1, 2);
        assertEquals(4, parts.blocks());
        assertEquals(whole.norm(), parts.norm());
        assertEquals(GradientNorm.norm(d), whole.norm(), 1e-11);
    }

    @Test
    void normIsFiniteJustForFiniteGradients() {
        float[] g = {Float.MAX_VALUE, -Float.MAX_VALUE, Float.MIN_VALUE};
        assertTrue(Double.isFinite(norm(g)));
        g[2] = Float.NEGATIVE_INFINITY;
        assertFalse(Double.isFinite(norm(g)));
        g[2] = Float.NaN;
        assertFalse(Double.isFinite(norm(g)));
        assertEquals(Float.MIN_VALUE, norm(new float[] {Float.MIN_VALUE}));
    }

    private static double norm(float[] g) {
        GradientNorm norm = new GradientNorm(g.length);
        norm.add(g, 0, norm.blocks());
        return norm.norm();
    }
}
