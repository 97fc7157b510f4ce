package cortado.runtime.math;

import jdk.incubator.vector.FloatVector;

/** The function {@code log}, with the same bits as scalar and as vector of any width. */
public final class Log {
    private Log() {}

    /** Returns {@code log(x)}. */
    public static float log(float x) {
        return (float) StrictMath.log(x);
    }

    /** Returns {@code log(x)} in every lane, with the bits of {@link #log(float)}. */
    public static FloatVector log(FloatVector x) {
        float[] lanes = x.toArray();
        for (int i = 0; i < lanes.length; i++) {
            lanes[i] = log(lanes[i]);
        }
        return FloatVector.fromArray(x.species(), lanes, 0);
    }

    /** Returns {@code log(x)} in double precision. */
    public static double log(double x) {
        return StrictMath.log(x);
    }
}
