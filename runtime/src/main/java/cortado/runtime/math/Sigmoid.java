package cortado.runtime.math;

import jdk.incubator.vector.FloatVector;

/** The function {@code sigmoid}, with the same bits as scalar and as vector of any width. */
public final class Sigmoid {
    private Sigmoid() {}

    /** Returns {@code sigmoid(x)}. */
    public static float sigmoid(float x) {
        return (float) (1 / (1 + StrictMath.exp(-x)));
    }

    /** Returns {@code sigmoid(x)} in every lane, with the bits of {@link #sigmoid(float)}. */
    public static FloatVector sigmoid(FloatVector x) {
        float[] lanes = x.toArray();
        for (int i = 0; i < lanes.length; i++) {
            lanes[i] = sigmoid(lanes[i]);
        }
        return FloatVector.fromArray(x.species(), lanes, 0);
    }

    /** Returns {@code sigmoid(x)} in double precision. */
    public static double sigmoid(double x) {
        return (1 / (1 + StrictMath.exp(-x)));
    }
}
