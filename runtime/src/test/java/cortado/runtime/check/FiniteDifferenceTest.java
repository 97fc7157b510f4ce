package cortado.runtime.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class FiniteDifferenceTest {
    @Test
    void findsDerivativesOfSmoothFunctions() {
        assertEquals(Math.cos(1), FiniteDifference.nearest(d -> Math.sin(1 + d), Math.cos(1), 1e-11).estimate(), 1e-11);
    }

    @Test
    void stepsAroundAKinkThatIsNear() {
        double x = 1e-4;
        assertEquals(1, FiniteDifference.nearest(d -> Math.max(0, x + d), 1, 1e-9).estimate(), 1e-9);
    }

    @Test
    void drownsTheRoundingOfLargeValues() {
        double estimate = FiniteDifference.nearest(d -> 1e7 + 3 * d, 3, 1e-9).estimate();
        assertEquals(3, estimate, 3e-9);
    }

    @Test
    void aWrongDerivativeStaysWrong() {
        FiniteDifference difference = FiniteDifference.nearest(d -> Math.exp(d), 1 + 1e-7, 1e-9);
        assertTrue(Math.abs(difference.estimate() - (1 + 1e-7)) > 9e-8);
        assertFalse(difference.doubts(1 + 1e-7));
    }

    @Test
    void aDerivativeThatFitsIsNotDoubted() {
        assertFalse(FiniteDifference.nearest(d -> 2 * d, 2, 1e-9).doubts(2));
    }

    @Test
    void onAKinkNothingCanBeSaidOfDerivativesBetweenBothSlopes() {
        for (double derivative : new double[] {0, 0.5 + 1e-8, 1}) {
            assertTrue(FiniteDifference.nearest(d -> Math.max(0, d), derivative, 1e-9).doubts(derivative));
        }
        assertFalse(FiniteDifference.nearest(d -> Math.max(0, d), -5, 1e-9).doubts(-5));
        assertFalse(FiniteDifference.nearest(d -> Math.max(0, d), Double.NaN, 1e-9).doubts(Double.NaN));
    }
}
