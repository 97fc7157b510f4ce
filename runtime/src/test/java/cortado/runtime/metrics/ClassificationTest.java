package cortado.runtime.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ClassificationTest {
    /** Seven samples of three classes: predicted 0, 0, 1, 2, 2, 0, 2. */
    private static final float[] OUTPUTS = {
        .9f, .1f, 0,  .5f, .2f, .3f,  .1f, .8f, .1f,  0, .4f, .6f,  .2f, .3f, .5f,  .7f, .2f, .1f,  .1f, .1f, .8f
    };
    private static final float[] TARGETS = {0, 0, 1, 1, 2, 2, 2};

    private static <M extends Metric> M filled(M metric) {
        metric.add(OUTPUTS, 0, 3, TARGETS, 0, 1, 4);
        metric.add(OUTPUTS, 12, 3, TARGETS, 4, 1, 3);
        return metric;
    }

    private static double accuracy(Metric metric, float[] outputs, int outputSize, float[] targets, int targetSize) {
        metric.add(outputs, 0, outputSize, targets, 0, targetSize, outputs.length / outputSize);
        return metric.value();
    }

    @Test
    void accuracyCountsTheRightOnes() {
        Accuracy accuracy = filled(new Accuracy());
        assertEquals(5 / 7.0, accuracy.value());
        assertEquals("accuracy", accuracy.name());
        assertTrue(accuracy.higherIsBetter());
        accuracy.reset();
        assertEquals(Double.NaN, accuracy.value());
    }

    @Test
    void tiesGoToTheFirstAndNaNIsTheLargest() {
        assertEquals(1, accuracy(new Accuracy(), new float[] {1, 2, 2}, 3, new float[] {1}, 1));
        assertEquals(1, accuracy(new Accuracy(), new float[] {-0f, 0}, 2, new float[] {0}, 1));
        assertEquals(1, accuracy(new Accuracy(), new float[] {9, Float.NaN, Float.NaN}, 3, new float[] {1}, 1));
    }

    @Test
    void oneOutputDecidesByItsThreshold() {
        float[] outputs = {0.4f, 0.6f, -1, 0};
        float[] targets = {1, 1, 0, 0};
        assertEquals(1, accuracy(new Accuracy(), outputs, 1, targets, 1));
        assertEquals(0.75, accuracy(new Accuracy(Decision.PROBABILITIES), outputs, 1, targets, 1));
        assertEquals(1, accuracy(new Accuracy(), outputs, 1, new float[] {1, 1, -1, -1}, 1));
    }

    @Test
    void targetsMayBeOneHotOrOnePerPosition() {
        assertEquals(0.5, accuracy(new Accuracy(), new float[] {1, 2, 4, 3}, 2, new float[] {0, 1, 0, 1}, 2));
        assertEquals(2 / 3.0, accuracy(new Accuracy(), new float[] {1, 2, 4, 3, 0, 1}, 6, new float[] {1, 0, 0}, 3));
        assertThrows(IllegalArgumentException.class, () -> new Accuracy().add(OUTPUTS, 0, 3, TARGETS, 0, 2, 1));
    }

    @Test
    void topKRanksEqualOutputsByIndex() {
        assertEquals(5 / 7.0, filled(new TopK(1)).value());
        assertEquals(6 / 7.0, filled(new TopK(2)).value());
        assertEquals(1, filled(new TopK(3)).value());
        assertEquals("top-2 accuracy", new TopK(2).name());
        assertEquals(0, accuracy(new TopK(2), new float[] {1, 1, 1}, 3, new float[] {2}, 1));
        assertEquals(1, accuracy(new TopK(2), new float[] {1, 1, 1}, 3, new float[] {1}, 1));
        assertEquals(0, accuracy(new TopK(1), new float[] {1, Float.NaN}, 2, new float[] {0}, 1));
        assertEquals(0, accuracy(new TopK(5), new float[] {1, 2}, 2, new float[] {7}, 1));
        assertThrows(IllegalArgumentException.class, () -> new TopK(0));
    }

    @Test
    void matrixCountsActualByPredicted() {
        ConfusionMatrix matrix = filled(new ConfusionMatrix(3));
        long[][] expected = {{2, 0, 0}, {0, 1, 1}, {1, 0, 2}};
        for (int actual = 0; actual < 3; actual++) {
            for (int predicted = 0; predicted < 3; predicted++) {
                assertEquals(expected[actual][predicted], matrix.count(actual, predicted));
            }
        }
        assertEquals(5 / 7.0, matrix.value());
        assertThrows(IllegalArgumentException.class, () -> accuracy(matrix, new float[3], 3, new float[] {3}, 1));
        assertThrows(IllegalArgumentException.class, () -> accuracy(matrix, new float[3], 3, new float[] {-1}, 1));
        matrix.reset();
        assertEquals(Double.NaN, matrix.value());
    }

    @Test
    void matrixPrintsAsATable() {
        assertEquals("""
                actual \\ predicted     0     1     2 recall
                                 0     2     0     0  1.000
                                 1     0     1     1  0.500
                                 2     1     0     2  0.667
                         precision 0.667 1.000 0.667""", filled(new ConfusionMatrix(3)).toString());
    }

    @Test
    void scoresOfEachClass() {
        ConfusionMatrix matrix = filled(new ConfusionMatrix(3));
        assertEquals(2 / 3.0, matrix.score(ClassScore.PRECISION, 0));
        assertEquals(1, matrix.score(ClassScore.RECALL, 0));
        assertEquals(0.8, matrix.score(ClassScore.F1, 0));
        assertEquals(2 / 3.0, matrix.score(ClassScore.F1, 1));
        assertEquals(2 / 3.0, filled(ScoreMetric.ofClass(ClassScore.RECALL, 2, 3)).value());
    }

    @Test
    void scoresOfAllClasses() {
        ConfusionMatrix matrix = filled(new ConfusionMatrix(3));
        assertEquals(7 / 9.0, matrix.score(ClassScore.PRECISION, Average.MACRO), 1e-15);
        assertEquals(13 / 18.0, matrix.score(ClassScore.RECALL, Average.MACRO), 1e-15);
        assertEquals((0.8 + 2 / 3.0 + 2 / 3.0) / 3, matrix.score(ClassScore.F1, Average.MACRO), 1e-15);
        for (ClassScore score : ClassScore.values()) {
            assertEquals(5 / 7.0, matrix.score(score, Average.MICRO));
        }
    }

    @Test
    void scoresOfNothingAreZero() {
        ConfusionMatrix matrix = new ConfusionMatrix(3);
        matrix.add(new float[] {1, 0, 0}, 0, 3, new float[] {0}, 0, 1, 1);
        assertEquals(0, matrix.score(ClassScore.PRECISION, 2));
        assertEquals(0, matrix.score(ClassScore.RECALL, 2));
        assertEquals(0, matrix.score(ClassScore.F1, 2));
    }

    @Test
    void scoresAreMetrics() {
        ScoreMetric metric = filled(ScoreMetric.of(ClassScore.F1, Average.MACRO, 3));
        assertEquals("f1 (macro)", metric.name());
        assertEquals((0.8 + 2 / 3.0 + 2 / 3.0) / 3, metric.value(), 1e-15);
        assertEquals("recall (class 1)", ScoreMetric.ofClass(ClassScore.RECALL, 1, 2).name());
        metric.reset();
        assertEquals(Double.NaN, metric.value());
        assertThrows(IllegalArgumentException.class, () -> ScoreMetric.ofClass(ClassScore.RECALL, 2, 2));
        ScoreMetric probabilities = ScoreMetric.ofClass(ClassScore.RECALL, 1, 2).with(Decision.PROBABILITIES);
        assertEquals(0.5, accuracy(probabilities, new float[] {0.4f, 0.6f}, 1, new float[] {1, 1}, 1));
        assertEquals("recall (class 1)", probabilities.name());
    }
}
