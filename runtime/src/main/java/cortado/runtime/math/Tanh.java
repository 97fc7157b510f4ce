package cortado.runtime.math;

import jdk.incubator.vector.FloatVector;

/** The function {@code tanh}, with the same bits as scalar and as vector of any width. */
public final class Tanh {
    private Tanh() {}

    /** Returns {@code tanh(x)}. */
    public static float tanh(float x) {
        return (float) StrictMath.tanh(x);
    }

    /** Returns {@code tanh(x)} in every lane, with the bits of {@link #tanh(float)}. */
    public static FloatVector tanh(FloatVector x) {
        float[] lanes = x.toArray();
        for (int i = 0; i < lanes.length; i++) {
            lanes[i] = tanh(lanes[i]);
        }
        return FloatVector.fromArray(x.species(), lanes, 0);
    }

    /** Returns {@code tanh(x)} in double precision. */
    public static double tanh(double x) {
        return StrictMath.tanh(x);
    }
}
