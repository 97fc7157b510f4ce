package cortado.runtime.math;

import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;
import static jdk.incubator.vector.VectorOperators.NE;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;

/**
 * The function {@code ln(1 + x)}, which keeps its precision near zero: {@code 1 + x = 2^k (1 + f)} as in {@link Log},
 * where {@code f = 2^-k x + (2^-k - 1)} keeps what {@code 1 + x} would round away.
 */
public final class Log1p {
    /** The bits of 4: less {@code k << 23} they are those of {@code 2^(2-k)}, which is never subnormal. */
    private static final int FOUR = 0x40800000;

    private Log1p() {}

    /** Returns {@code ln(1 + x)}: NaN below -1, -infinity at -1. */
    public static float log1p(float x) {
        float above = 1 + x;
        int k = Float.floatToRawIntBits(above) - Log.THREE_QUARTERS >> 23;
        int shift = k << 23;
        float scaled = Float.intBitsToFloat(Float.floatToRawIntBits(x) - shift);
        float base = Math.fma(Float.intBitsToFloat(FOUR - shift), 0.25f, -1);
        float sum = Log.sum(k, scaled + base);
        float ordinary = x < Float.POSITIVE_INFINITY && x != 0 ? sum : x;
        float atLeastMinusOne = above == 0 ? Float.NEGATIVE_INFINITY : ordinary;
        return above < 0 ? Float.NaN : atLeastMinusOne;
    }

    /** Returns {@code ln(1 + x)} in every lane, with the bits of {@link #log1p(float)}. */
    public static FloatVector log1p(FloatVector x) {
        FloatVector above = x.add(1);
        IntVector k = above.reinterpretAsInts().sub(Log.THREE_QUARTERS).lanewise(ASHR, 23);
        IntVector shift = k.lanewise(LSHL, 23);
        FloatVector scaled = x.reinterpretAsInts().sub(shift).reinterpretAsFloats();
        FloatVector base = shift.neg().add(FOUR).reinterpretAsFloats().fma(0.25f, -1);
        FloatVector sum = Log.sum(Log.toFloats(k), scaled.add(base));
        var ordinary = x.compare(LT, Float.POSITIVE_INFINITY).and(x.compare(NE, 0));
        FloatVector result = x.blend(sum, ordinary);
        return result.blend(Float.NEGATIVE_INFINITY, above.compare(EQ, 0)).blend(Float.NaN, above.compare(LT, 0));
    }

    /**
     * Stores {@code ln(1 + x)} of {@code length} elements, with the bits of {@link #log1p(float)}; x and y may be the
     * same.
     */
    public static void log1p(float[] x, int from, float[] y, int to, int length) {
        int end = Species.PREFERRED.loopBound(length);
        for (int i = 0; i < end; i += Species.PREFERRED.length()) {
            log1p(FloatVector.fromArray(Species.PREFERRED, x, from + i)).intoArray(y, to + i);
        }
        for (int i = end; i < length; i++) {
            y[to + i] = log1p(x[from + i]);
        }
    }

    /** Returns {@code ln(1 + x)} in double precision. */
    public static double log1p(double x) {
        return StrictMath.log1p(x);
    }
}
