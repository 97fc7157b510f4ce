package cortado.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cortado.runtime.check.Comparison;
import cortado.runtime.check.GradientCheck;
import cortado.runtime.check.GradientReport;
import cortado.runtime.data.Dataset;
import cortado.runtime.init.Initializer;
import cortado.runtime.init.ZeroRow;
import cortado.runtime.training.Feed;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Gradient checks where a loss has no derivative, or one that a network does not follow. */
class KinksTest {
    private static final Description ZEROS = PlainTwin.description(List.of(3, 2), Initializer.zeros());
    private static final ToDoubleFunction<double[]> RECTIFIED =
            w -> Arrays.stream(w).map(value -> value <= 0 ? 0 : 3 * value).sum();
    private static final UnaryOperator<double[]> SLOPES =
            w -> Arrays.stream(w).map(value -> value <= 0 ? 0 : 3).toArray();

    private static GradientReport check(
            Description description, ToDoubleFunction<double[]> loss, UnaryOperator<double[]> gradient) {
        PlainTwin twin = new PlainTwin(description, loss, gradient);
        twin.assign(Variables.create(description));
        Feed feed = new Feed(description, Dataset.builder().input("x", 1, new float[1]).build());
        Evaluation evaluation = Evaluation.of(twin, 1, description, Mode.EVALUATION);
        return new GradientCheck(description, twin, feed).run(evaluation, evaluation);
    }

    private static UnaryOperator<double[]> wrong(UnaryOperator<double[]> gradient, int position, double error) {
        return w -> {
            double[] changed = gradient.apply(w);
            changed[position] += error;
            return changed;
        };
    }

    @Test
    void parametersOnAKinkAreComparedBesideIt() {
        GradientReport report = check(ZEROS, RECTIFIED, SLOPES);
        assertTrue(report.passed(), report.toString());
        assertEquals(1, report.nonZeroShare());
        assertEquals(0, report.leftOut());
    }

    @Test
    void anErrorIsFoundThere() {
        Comparison w = check(ZEROS, RECTIFIED, wrong(SLOPES, 3, 1e-8)).derivatives().getFirst();
        assertFalse(w.passed());
        assertEquals(List.of(1, 1), w.index());
    }

    /** Kinks that lie closer together than any step, as in large networks of rectifiers. */
    private static double sawtooth(double x) {
        double fraction = 5e6 * x - Math.floor(5e6 * x);
        return x + Math.min(fraction, 1 - fraction) * 0x1p-24;
    }

    private static final ToDoubleFunction<double[]> ROUGH = w -> sawtooth(w[0]) + Arrays.stream(w).skip(1).sum();
    private static final UnaryOperator<double[]> ONES = w -> new double[] {1, 1, 1, 1, 1, 1};

    @Test
    void whereKinksAreTooNearElementsAreLeftOutAndCounted() {
        GradientReport report = check(ZEROS, ROUGH, wrong(ONES, 0, 0.02));
        assertTrue(report.passed(), report.toString());
        assertEquals(1, report.leftOut());
        assertEquals(5, report.derivatives().getFirst().compared());
        assertTrue(report.toString().contains("1 left out"), report.toString());
        assertTrue(report.toString().contains("kinks too near"), report.toString());
    }

    @Test
    void anErrorThatKinksCanNotExplainIsFoundThere() {
        assertFalse(check(ZEROS, ROUGH, wrong(ONES, 0, 2)).passed());
        assertFalse(check(ZEROS, ROUGH, wrong(ONES, 1, 1e-8)).passed());
    }

    @Test
    void whatLeavesOutMoreThanItComparesFails() {
        GradientReport report = check(ZEROS, w -> w[5] + Arrays.stream(w).limit(5).map(KinksTest::sawtooth).sum(),
                w -> new double[] {1.02, 1.02, 1.02, 1.02, 1.02, 1});
        assertFalse(report.passed());
        assertTrue(report.toString().contains("says little"), report.toString());
    }

    @Test
    void rowsThatAreHeldAtZeroAreLeftOut() {
        Description held = PlainTwin.description(List.of(3, 2), new ZeroRow(Initializer.constant(0.5), 1));
        ToDoubleFunction<double[]> squares = w -> Arrays.stream(w).map(value -> value * value + value).sum();
        GradientReport report = check(held, squares,
                w -> new double[] {2 * w[0] + 1, 2 * w[1] + 1, 0, 0, 2 * w[4] + 1, 2 * w[5] + 1});
        assertTrue(report.passed(), report.toString());
        assertEquals(2, report.leftOut());
    }
}
