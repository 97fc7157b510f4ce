package cortado.examples.graph;

import cortado.runtime.data.Dataset;
import java.util.Random;

/** Pairs of handwritten digits, with their sum and whether the left one is larger. */
final class DigitPairs {
    private static final int PIXELS = 64;
    private static final int SUMS = 19;

    private DigitPairs() {}

    /**
     * How often answers are right.
     *
     * @param sum   share of the pairs whose sum has the highest score
     * @param order share of the pairs whose log-odds are above 0 just when the left digit is larger
     */
    record Shares(double sum, double order) {}

    /** Draws pairs at random, with replacement. */
    static Dataset of(Dataset digits, int pairs, long seed) {
        Random random = new Random(seed);
        float[] left = new float[pairs * PIXELS];
        float[] right = new float[pairs * PIXELS];
        float[] sum = new float[pairs];
        float[] leftIsLarger = new float[pairs];
        for (int i = 0; i < pairs; i++) {
            float a = draw(digits, random, left, i);
            float b = draw(digits, random, right, i);
            sum[i] = a + b;
            leftIsLarger[i] = a > b ? 1 : 0;
        }
        return Dataset.builder()
                .input("left", PIXELS, left)
                .input("right", PIXELS, right)
                .target("sum", 1, sum)
                .target("leftIsLarger", 1, leftIsLarger)
                .build();
    }

    private static float draw(Dataset digits, Random random, float[] pixels, int pair) {
        int sample = random.nextInt(digits.size());
        digits.copy(sample, 0, pixels, pair * PIXELS);
        return digits.value(sample, 1, 0);
    }

    /** Returns the pixels of one side, pair after pair. */
    static float[] pixels(Dataset pairs, String side) {
        float[] pixels = new float[pairs.size() * PIXELS];
        for (int i = 0; i < pairs.size(); i++) {
            pairs.copy(i, pairs.field(side), pixels, i * PIXELS);
        }
        return pixels;
    }

    /** Compares answers with what is right. */
    static Shares judge(Dataset pairs, float[] scoresOfSums, float[] logOdds) {
        int sums = 0;
        int orders = 0;
        for (int i = 0; i < pairs.size(); i++) {
            sums += best(scoresOfSums, i) == pairs.value(i, pairs.field("sum"), 0) ? 1 : 0;
            orders += logOdds[i] > 0 == pairs.value(i, pairs.field("leftIsLarger"), 0) > 0 ? 1 : 0;
        }
        return new Shares((double) sums / pairs.size(), (double) orders / pairs.size());
    }

    private static int best(float[] scores, int pair) {
        int best = 0;
        for (int sum = 1; sum < SUMS; sum++) {
            best = scores[pair * SUMS + sum] > scores[pair * SUMS + best] ? sum : best;
        }
        return best;
    }
}
