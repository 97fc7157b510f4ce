package cortado.runtime.optimizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cortado.runtime.Fork;
import cortado.runtime.random.RandomKey;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Optimizers on the quadratic {@code sum of a (w - c)^2 / 2}, whose gradient is {@code a (w - c)}. */
class UpdateTest {
    static final List<Rules.Case> CASES = Rules.CASES;
    /** Neither a multiple of a vector nor of Adam's blocks. */
    private static final int COUNT = 2500;
    private static final int STEPS = 60;

    @ParameterizedTest
    @FieldSource("CASES")
    void referenceFollowsTheRule(Rules.Case given) {
        double[] w = Quadratic.doubles(COUNT);
        ReferenceState state = given.optimizer().startReference(COUNT);
        double[] expected = Quadratic.doubles(COUNT);
        List<Rules.Rule> rules = Stream.generate(given.rule()).limit(COUNT).toList();
        for (int t = 1; t <= STEPS; t++) {
            for (int i = 0; i < COUNT; i++) {
                expected[i] = rules.get(i).step(t, expected[i], Quadratic.gradient(i, expected[i]));
            }
            state.begin(t, given.optimizer().learningRate());
            state.update(w, Quadratic.gradients(w), 0, COUNT);
        }
        assertArrayEquals(expected, w, 1e-13);
    }

    @ParameterizedTest
    @FieldSource("CASES")
    void floatsStayCloseToTheReference(Rules.Case given) {
        double[] exact = Quadratic.doubles(COUNT);
        ReferenceState reference = given.optimizer().startReference(COUNT);
        for (int t = 1; t <= STEPS; t++) {
            reference.begin(t, given.optimizer().learningRate());
            reference.update(exact, Quadratic.gradients(exact), 0, COUNT);
        }
        float[] w = Quadratic.train(given.optimizer(), COUNT, STEPS);
        double worst = 0;
        for (int i = 0; i < COUNT; i++) {
            worst = Math.max(worst, Math.abs(w[i] - exact[i]));
        }
        assertTrue(worst < 2e-5, "off by " + worst);
        assertTrue(worst > 0, "floats cannot be exact");
    }

    @ParameterizedTest
    @FieldSource("CASES")
    void rangesDoNotMatter(Rules.Case given) {
        float[] whole = Quadratic.floats(COUNT);
        float[] parts = whole.clone();
        OptimizerState one = given.optimizer().start(COUNT);
        OptimizerState other = given.optimizer().start(COUNT);
        RandomKey key = RandomKey.of(7);
        for (int t = 1; t <= STEPS; t++) {
            one.begin(t, given.optimizer().learningRate());
            one.update(whole, Quadratic.gradients(whole), 0, COUNT);
            other.begin(t, given.optimizer().learningRate());
            int cut = (int) (key.uniform(2 * t) * COUNT);
            int second = cut + (int) (key.uniform(2 * t + 1) * (COUNT - cut));
            float[] gradients = Quadratic.gradients(parts);
            other.update(parts, gradients, second, COUNT);
            other.update(parts, gradients, 0, cut);
            other.update(parts, gradients, cut, second);
        }
        assertArrayEquals(whole, parts);
        one.arrays().forEach((name, array) -> assertArrayEquals(array, other.arrays().get(name), name));
    }

    @ParameterizedTest
    @FieldSource("CASES")
    void stateThatIsRestoredGoesOnBitForBit(Rules.Case given) {
        float[] through = Quadratic.train(given.optimizer(), COUNT, STEPS);
        float[] w = Quadratic.floats(COUNT);
        OptimizerState first = given.optimizer().start(COUNT);
        Quadratic.train(given.optimizer(), first, w, 1, STEPS / 2);
        OptimizerState second = given.optimizer().start(COUNT);
        first.arrays().forEach((name, array) -> {
            assertEquals(COUNT, array.length);
            System.arraycopy(array, 0, second.arrays().get(name), 0, COUNT);
        });
        Quadratic.train(given.optimizer(), second, w, STEPS / 2 + 1, STEPS);
        assertArrayEquals(through, w);
    }

    @ParameterizedTest
    @FieldSource("CASES")
    void stateOfADeadUnitReachesZeroAndIsNeverSubnormal(Rules.Case given) {
        OptimizerState state = given.optimizer().start(16);
        float[] w = new float[16];
        float[] gradients = new float[16];
        Arrays.fill(gradients, 1e-3f);
        for (int t = 1; t <= 120_000; t++) {
            state.begin(t, 0);
            state.update(w, gradients, 0, 16);
            Arrays.fill(gradients, 0);
            for (float[] array : state.arrays().values()) {
                assertTrue(array[0] == 0 || Math.abs(array[0]) >= Float.MIN_NORMAL, "step " + t + ": " + array[0]);
            }
        }
        state.arrays().forEach((name, array) -> assertEquals(name.equals("greatest_v"), array[5] != 0, name));
    }

    @Test
    void nanIsNotHidden() {
        for (Rules.Case given : CASES) {
            float[] w = new float[20];
            float[] gradients = new float[20];
            gradients[3] = Float.NaN;
            gradients[19] = Float.NaN;
            OptimizerState state = given.optimizer().start(20);
            state.begin(1, 0.1);
            state.update(w, gradients, 0, 20);
            assertTrue(Float.isNaN(w[3]) && Float.isNaN(w[19]) && w[4] == 0, given.name());
        }
    }

    @Test
    void vectorWidthDoesNotMatter() throws Exception {
        String bits128 = Fork.run(UpdateProbe.class, "-Dcortado.vector.bits=128");
        assertEquals(bits128, Fork.run(UpdateProbe.class, "-Dcortado.vector.bits=256"));
        assertEquals(bits128, Fork.run(UpdateProbe.class, "-Dcortado.vector.bits=512"));
        assertEquals(CASES.size(), bits128.lines().filter(line -> line.contains("digest")).distinct().count());
    }

    @Test
    void compiledUpdatesAllocateNothing() throws Exception {
        String report = Fork.run(UpdateAllocationProbe.class);
        assertEquals(CASES.size(), report.lines().count());
        report.lines().forEach(line -> assertTrue(line.endsWith(": 0"), line));
    }
}
