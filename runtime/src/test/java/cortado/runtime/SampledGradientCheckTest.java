package cortado.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cortado.runtime.check.Comparison;
import cortado.runtime.check.GradientCheck;
import cortado.runtime.check.GradientReport;
import cortado.runtime.data.Dataset;
import cortado.runtime.init.Initializer;
import cortado.runtime.training.Feed;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Networks of more than 2,000 parameters: the loss here is {@code sum(w^3) / 3}. */
class SampledGradientCheckTest {
    private static final int COUNT = 3_000;
    private static final int LARGEST = 1_234;
    private static final Description DESCRIPTION = PlainTwin.description(List.of(COUNT), Initializer.zeros());

    @Test
    void comparesASampleTheLargestAndADirection() {
        GradientReport report = check(0, 0);
        assertTrue(report.passed(), report.toString());
        assertTrue(report.sampled());
        Comparison sample = report.derivatives().getFirst();
        assertTrue(sample.compared() == 200 || sample.compared() == 201, sample.toString());
        assertEquals("(random direction)", report.derivatives().getLast().name());
    }

    @Test
    void theLargestIsAlwaysCompared() {
        Comparison sample = check(LARGEST, 1e-3).derivatives().getFirst();
        assertFalse(sample.passed());
        assertEquals(List.of(LARGEST), sample.index());
    }

    @Test
    void anErrorAnywhereShowsInTheDirection() {
        for (int position = 0; position < COUNT; position += 97) {
            GradientReport report = check(position, 1e-3);
            assertFalse(report.derivatives().getLast().passed(), "error at " + position);
        }
    }

    private static GradientReport check(int position, double error) {
        Variables variables = Variables.create(DESCRIPTION);
        float[] w = new float[COUNT];
        for (int i = 0; i < COUNT; i++) {
            w[i] = i == LARGEST ? 2 : (i % 17 - 8) / 8f;
        }
        variables.set("w", w);
        PlainTwin twin = new PlainTwin(
                DESCRIPTION,
                parameters -> Arrays.stream(parameters).map(v -> v * v * v / 3).sum(),
                parameters -> squares(parameters, position, error));
        twin.assign(variables);
        Feed feed = new Feed(DESCRIPTION, Dataset.builder().input("x", 1, new float[1]).build());
        Evaluation evaluation = Evaluation.of(twin, 1, DESCRIPTION, Mode.EVALUATION);
        return new GradientCheck(DESCRIPTION, twin, feed).run(evaluation, evaluation);
    }

    /** Adds an error to one gradient. */
    private static double[] squares(double[] w, int position, double error) {
        double[] gradient = Arrays.stream(w).map(value -> value * value).toArray();
        gradient[position] += error;
        return gradient;
    }
}
