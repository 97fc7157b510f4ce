package cortado.runtime.math;

import jdk.incubator.vector.FloatVector;

/** The function {@code exp}, with the same bits as scalar and as vector of any width. */
public final class Exp {
    private Exp() {}

    /** Returns {@code exp(x)}. */
    public static float exp(float x) {
        return (float) StrictMath.exp(x);
    }

    /** Returns {@code exp(x)} in every lane, with the bits of {@link #exp(float)}. */
    public static FloatVector exp(FloatVector x) {
        float[] lanes = x.toArray();
        for (int i = 0; i < lanes.length; i++) {
            lanes[i] = exp(lanes[i]);
        }
        return FloatVector.fromArray(x.species(), lanes, 0);
    }

    /** Returns {@code exp(x)} in double precision. */
    public static double exp(double x) {
        return StrictMath.exp(x);
    }
}
