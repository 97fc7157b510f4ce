package cortado.runtime.softmax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cortado.runtime.Evaluation;
import cortado.runtime.Mode;
import cortado.runtime.ReferenceProgram;
import cortado.runtime.TrainerOptions;
import cortado.runtime.check.Comparison;
import cortado.runtime.check.GradientReport;
import cortado.runtime.data.Dataset;
import java.util.List;
import org.junit.jupiter.api.Test;

class GradientCheckTest {
    private static final Dataset BATCH = Blobs.of(9, 3);

    @Test
    void rightGradientsPass() {
        GradientReport report = SoftmaxTrainer.builder().setting("scores.penalty", 0.1f).build().checkGradients(BATCH);
        assertTrue(report.passed(), report.toString());
        assertFalse(report.sampled());
        assertEquals(
                List.of("scores.weight", "scores.bias", "x"),
                report.derivatives().stream().map(Comparison::name).toList());
        assertEquals(List.of(6L, 2L, 27L), report.derivatives().stream().map(Comparison::compared).toList());
        assertEquals(1, report.nonZeroShare());
        assertTrue(report.toString().endsWith("gradient check passed\n"), report.toString());
    }

    @Test
    void oneWrongElementIsFoundAndNamed() {
        GradientReport report = new Broken(SoftmaxTrainer.builder().optionsForTest(), 4, 1e-6).checkGradients(BATCH);
        assertFalse(report.passed());
        Comparison weight = report.derivatives().getFirst();
        assertFalse(weight.passed());
        assertEquals(List.of(1, 1), weight.index());
        assertEquals(1e-6, weight.found() - weight.expected(), 1e-9);
        assertTrue(report.derivatives().get(1).passed());
    }

    @Test
    void aFloatProgramThatDiffersFromItsTwinIsFound() {
        GradientReport report = new Broken(SoftmaxTrainer.builder().optionsForTest(), 7, 1e-2).checkGradients(BATCH);
        Comparison bias = report.precision().stream()
                .filter(comparison -> comparison.name().equals("scores.bias"))
                .findFirst()
                .orElseThrow();
        assertFalse(bias.passed());
        assertEquals(List.of(1), bias.index());
    }

    @Test
    void gradientsThatAreNoNumbersFail() {
        GradientReport report = new Broken(SoftmaxTrainer.builder().optionsForTest(), 0, Double.NaN)
                .checkGradients(BATCH);
        assertFalse(report.passed());
        assertEquals(Double.POSITIVE_INFINITY, report.derivatives().getFirst().error());
    }

    @Test
    void zerosAloneShowNothing() {
        Comparison zeros = new Comparison("w", 10, 0, 0, 1e-9, 0, List.of(0), 0, 0);
        assertFalse(new GradientReport(List.of(zeros), List.of(), false).passed());
    }

    @Test
    void evaluationReturnsTheSameInFloatAndDouble() {
        SoftmaxTrainer trainer = SoftmaxTrainer.builder().build();
        Evaluation narrow = trainer.evaluate(BATCH, Mode.TRAINING);
        Evaluation wide = trainer.evaluateReference(BATCH, Mode.TRAINING);
        assertEquals(wide.loss(), narrow.loss(), 1e-6);
        assertEquals(wide.gradients().get("scores.weight")[5], narrow.gradients().get("scores.weight")[5], 1e-6);
        assertEquals(wide.inputGradients().get("x")[26], narrow.inputGradients().get("x")[26], 1e-6);
        assertEquals(18, narrow.outputs().get("scores").length);
        assertEquals(1, narrow.states().get("steps")[0]);
        assertEquals(1, wide.states().get("steps")[0]);
        assertEquals(0, trainer.variables().get("steps")[0]);
    }

    /** A trainer whose twin adds an error to one gradient. */
    private static final class Broken extends SoftmaxTrainer {
        private final int position;
        private final double error;

        Broken(TrainerOptions options, int position, double error) {
            super(options);
            this.position = position;
            this.error = error;
        }

        @Override
        protected ReferenceProgram reference(int capacity) {
            return new SoftmaxReference(capacity) {
                @Override
                public void backward(int n) {
                    super.backward(n);
                    gradients[position] += error;
                }
            };
        }
    }
}
