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
import java.util.List;
import org.junit.jupiter.api.Test;

/** Networks of more than 2,000 parameters: the loss here is {@code sum(w^3) / 3}. */
class SampledGradientCheckTest {
    private static final int COUNT = 3_000;
    private static final int LARGEST = 1_234;
    private static final Description DESCRIPTION = new Description(
            "Cubic",
            "Cubic.java",
            List.of(new Port("x", List.of(1), Port.Kind.REAL, 0)),
            List.of(),
            List.of(),
            List.of(new Variable("w", List.of(COUNT), 0, new Storage.RowMajor(), Initializer.zeros(), 1, 1)),
            List.of(),
            List.of(),
            Task.OTHER,
            0, 0, 0, 0, 0, 0,
            List.of());

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
        Cubic twin = new Cubic(position, error);
        twin.assign(variables);
        Feed feed = new Feed(DESCRIPTION, Dataset.builder().input("x", 1, new float[1]).build());
        Evaluation evaluation = Evaluation.of(twin, 1, DESCRIPTION, Mode.EVALUATION);
        return new GradientCheck(DESCRIPTION, twin, feed).run(evaluation, evaluation);
    }

    /** Adds an error to one gradient. */
    private static final class Cubic extends ReferenceProgram {
        private final int position;
        private final double error;

        Cubic(int position, double error) {
            super(DESCRIPTION, 1, 1, 1);
            this.position = position;
            this.error = error;
        }

        @Override
        public void forward(int n) {
            samples(n);
            double loss = 0;
            for (double w : parameters) {
                loss += w * w * w / 3;
            }
            arena[lossOffset()] = loss;
        }

        @Override
        public void backward(int n) {
            for (int i = 0; i < COUNT; i++) {
                gradients[i] = parameters[i] * parameters[i] + (i == position ? error : 0);
            }
        }

        @Override
        public void update() {}

        @Override
        public int inputOffset(int port) {
            return 0;
        }

        @Override
        public int lossOffset() {
            return 1;
        }

        @Override
        public int inputGradientOffset(int port) {
            return -1;
        }

        @Override
        public int targetOffset(int port) {
            throw new IndexOutOfBoundsException(port);
        }

        @Override
        public int outputOffset(int port) {
            throw new IndexOutOfBoundsException(port);
        }
    }
}
