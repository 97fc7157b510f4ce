package cortado.runtime.math;

import jdk.incubator.vector.FloatVector;

/** The function {@code expm1}, with the same bits as scalar and as vector of any width. */
public final class Expm1 {
    private Expm1() {}

    /** Returns {@code expm1(x)}. */
    public static float expm1(float x) {
        return (float) StrictMath.expm1(x);
    }

    /** Returns {@code expm1(x)} in every lane, with the bits of {@link #expm1(float)}. */
    public static FloatVector expm1(FloatVector x) {
        float[] lanes = x.toArray();
        for (int i = 0; i < lanes.length; i++) {
            lanes[i] = expm1(lanes[i]);
        }
        return FloatVector.fromArray(x.species(), lanes, 0);
    }

    /** Returns {@code expm1(x)} in double precision. */
    public static double expm1(double x) {
        return StrictMath.expm1(x);
    }
}
