package cortado.runtime.math;

import jdk.incubator.vector.FloatVector;

/** The function {@code log1p}, with the same bits as scalar and as vector of any width. */
public final class Log1p {
    private Log1p() {}

    /** Returns {@code log1p(x)}. */
    public static float log1p(float x) {
        return (float) StrictMath.log1p(x);
    }

    /** Returns {@code log1p(x)} in every lane, with the bits of {@link #log1p(float)}. */
    public static FloatVector log1p(FloatVector x) {
        float[] lanes = x.toArray();
        for (int i = 0; i < lanes.length; i++) {
            lanes[i] = log1p(lanes[i]);
        }
        return FloatVector.fromArray(x.species(), lanes, 0);
    }

    /** Returns {@code log1p(x)} in double precision. */
    public static double log1p(double x) {
        return StrictMath.log1p(x);
    }
}
