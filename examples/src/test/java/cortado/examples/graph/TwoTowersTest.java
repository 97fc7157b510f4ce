package cortado.examples.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cortado.examples.ParameterDigest;
import cortado.runtime.check.GradientReport;
import cortado.runtime.data.Dataset;
import cortado.runtime.data.Split;
import cortado.runtime.training.TrainingListener;
import org.junit.jupiter.api.Test;

class TwoTowersTest {
    private static final TrainingListener NOBODY = new TrainingListener() {};

    private final Split data = TwoTowers.data();

    @Test
    void learnsTheSameBitsEverywhere() {
        TwoTowersTrainer trainer = TwoTowers.trainer(1, NOBODY);
        trainer.fit(data.train());
        DigitPairs.Shares shares = TwoTowers.judge(trainer.model(), data.test());
        assertTrue(shares.sum() > 0.9 && shares.order() > 0.9, shares::toString);
        assertEquals("9039b7eb62d63860", ParameterDigest.of(trainer.variables()));
    }

    @Test
    void gradientsOfSharedWeightsAreRight() {
        GradientReport report = TwoTowers.trainer(1, NOBODY).checkGradients(data.train().slice(0, 8));
        assertTrue(report.passed(), report::toString);
    }

    /** The tower is shared and the head has no bias, so that the log-odds of the swapped pair are the negated ones. */
    @Test
    void swappingThePicturesTurnsTheOrderRound() {
        Dataset pairs = data.test().slice(0, 10);
        TwoTowersModel model = TwoTowers.trainer(1, NOBODY).model();
        float[] left = DigitPairs.pixels(pairs, "left");
        float[] right = DigitPairs.pixels(pairs, "right");
        float[] swapped = model.predict(right, left).larger();
        for (int i = 0; i < swapped.length; i++) {
            swapped[i] = -swapped[i];
        }
        assertArrayEquals(model.predict(left, right).larger(), swapped);
        assertTrue(swapped[0] != 0);
    }
}
