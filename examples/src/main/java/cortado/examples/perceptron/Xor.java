package cortado.examples.perceptron;

import cortado.runtime.data.Dataset;

/** Exclusive or: four points of the plane, of which those with one 1 belong together. */
final class Xor {
    private static final float[] POINTS = {0, 0, 0, 1, 1, 0, 1, 1};

    private Xor() {}

    /** Returns the four points with the targets of the two sides. */
    static Dataset points(float no, float yes) {
        return Dataset.of(POINTS, 2, new float[] {no, yes, yes, no}, 1);
    }

    /** Returns the coordinates of the four points, one after the other. */
    static float[] coordinates() {
        return POINTS.clone();
    }

    /** Returns how many points have a score on their side of 0. */
    static int right(float[] scores) {
        int right = 0;
        for (int i = 0; i < 4; i++) {
            right += isRight(i, scores[i]) ? 1 : 0;
        }
        return right;
    }

    /** Prints the score of each point. */
    static void print(float[] scores) {
        for (int i = 0; i < 4; i++) {
            System.out.printf("%.0f xor %.0f: score %7.3f  %s%n",
                    POINTS[2 * i], POINTS[2 * i + 1], scores[i], isRight(i, scores[i]) ? "right" : "wrong");
        }
    }

    private static boolean isRight(int point, float score) {
        return score > 0 == (POINTS[2 * point] != POINTS[2 * point + 1]);
    }
}
