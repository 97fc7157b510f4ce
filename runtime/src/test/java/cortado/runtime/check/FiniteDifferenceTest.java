package cortado.runtime.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class FiniteDifferenceTest {
    @Test
    void findsDerivativesOfSmoothFunctions() {
        assertEquals(Math.cos(1), FiniteDifference.nearest(d -> Math.sin(1 + d), Math.cos(1), 1e-11), 1e-11);
    }

    @Test
    void stepsAroundAKinkThatIsNear() {
        double x = 1e-4;
        assertEquals(1, FiniteDifference.nearest(d -> Math.max(0, x + d), 1, 1e-9), 1e-9);
    }

    @Test
    void drownsTheRoundingOfLargeValues() {
        double estimate = FiniteDifference.nearest(d -> 1e7 + 3 * d, 3, 1e-9);
        assertEquals(3, estimate, 3e-9);
    }

    @Test
    void aWrongDerivativeStaysWrong() {
        double estimate = FiniteDifference.nearest(d -> Math.exp(d), 1 + 1e-7, 1e-9);
        assertTrue(Math.abs(estimate - (1 + 1e-7)) > 9e-8);
    }
}
