package cortado.runtime.math;

import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.FMA;
import static jdk.incubator.vector.VectorOperators.I2F;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;

/**
 * The natural logarithm: {@code x = 2^k (1 + f)} with a whole number k and {@code 3/4 <= 1 + f < 3/2}, so
 * {@code ln x = k ln 2 + f + f^2 p(f)} with a polynomial p.
 */
public final class Log {
    /** The bits of 3/4. A number's bits less these have k above the first 23. */
    static final int THREE_QUARTERS = 0x3f400000;

    /** Subnormal numbers are multiplied by this. */
    private static final float LIFT = 0x1p23f;

    /** The first 16 bits of ln 2: a product with k needs no rounding. */
    private static final float LN2_HIGH = 0x1.62e4p-1f;
    /** What they leave of ln 2. */
    private static final float LN2_LOW = 0x1.7f7d1cp-20f;

    // The coefficients of p leave an error of f^2 p(f) below 2^-32 (Remez).
    private static final float P0 = -0.49999997f;
    private static final float P1 = 0.3333335f;
    private static final float P2 = -0.25000408f;
    private static final float P3 = 0.19999266f;
    private static final float P4 = -0.16648872f;
    private static final float P5 = 0.14274976f;
    private static final float P6 = -0.12788507f;
    private static final float P7 = 0.11774509f;
    private static final float P8 = -0.089966826f;
    private static final float P9 = 0.035820406f;

    private Log() {}

    /** Returns {@code ln x}: NaN for negative numbers, -infinity for zeros. */
    public static float log(float x) {
        boolean subnormal = x < Float.MIN_NORMAL;
        int bits = Float.floatToRawIntBits(subnormal ? x * LIFT : x);
        int k = bits - THREE_QUARTERS >> 23;
        float f = Float.intBitsToFloat(bits - (k << 23)) - 1;
        float sum = sum(subnormal ? k - 23f : k, f);
        float positive = x < Float.POSITIVE_INFINITY ? sum : x;
        float atLeastZero = x == 0 ? Float.NEGATIVE_INFINITY : positive;
        return x < 0 ? Float.NaN : atLeastZero;
    }

    /** Returns {@code ln x} in every lane, with the bits of {@link #log(float)}. */
    public static FloatVector log(FloatVector x) {
        var subnormal = x.compare(LT, Float.MIN_NORMAL);
        IntVector bits = x.blend(x.mul(LIFT), subnormal).reinterpretAsInts();
        IntVector k = bits.sub(THREE_QUARTERS).lanewise(ASHR, 23);
        FloatVector f = bits.sub(k.lanewise(LSHL, 23)).reinterpretAsFloats().sub(1);
        FloatVector exponent = toFloats(k);
        FloatVector sum = sum(exponent.blend(exponent.sub(23), subnormal), f);
        FloatVector positive = x.blend(sum, x.compare(LT, Float.POSITIVE_INFINITY));
        return positive.blend(Float.NEGATIVE_INFINITY, x.compare(EQ, 0)).blend(Float.NaN, x.compare(LT, 0));
    }

    /**
     * Stores {@code ln x} of {@code length} elements, with the bits of {@link #log(float)}; x and y may be the same.
     */
    public static void log(float[] x, int from, float[] y, int to, int length) {
        int end = Species.PREFERRED.loopBound(length);
        for (int i = 0; i < end; i += Species.PREFERRED.length()) {
            log(FloatVector.fromArray(Species.PREFERRED, x, from + i)).intoArray(y, to + i);
        }
        for (int i = end; i < length; i++) {
            y[to + i] = log(x[from + i]);
        }
    }

    /** Returns {@code ln x} in double precision. */
    public static double log(double x) {
        return StrictMath.log(x);
    }

    /** Returns the whole numbers as floats, exactly. */
    static FloatVector toFloats(IntVector k) {
        return (FloatVector) k.convert(I2F, 0);
    }

    /** Returns {@code k ln 2 + ln(1 + f)}. */
    static float sum(float k, float f) {
        float high = k * LN2_HIGH;
        float sum = high + f;
        float lost = high - sum + f;
        return sum + Math.fma(f * f, p(f), Math.fma(k, LN2_LOW, lost));
    }

    /** Returns {@code k ln 2 + ln(1 + f)}. */
    static FloatVector sum(FloatVector k, FloatVector f) {
        FloatVector high = k.mul(LN2_HIGH);
        FloatVector sum = high.add(f);
        FloatVector lost = high.sub(sum).add(f);
        return sum.add(f.mul(f).fma(p(f), k.lanewise(FMA, LN2_LOW, lost)));
    }

    private static float p(float f) {
        float high = Math.fma(Math.fma(Math.fma(Math.fma(P9, f, P8), f, P7), f, P6), f, P5);
        return Math.fma(Math.fma(Math.fma(Math.fma(Math.fma(high, f, P4), f, P3), f, P2), f, P1), f, P0);
    }

    private static FloatVector p(FloatVector f) {
        FloatVector high = f.fma(P9, P8).lanewise(FMA, f, P7).lanewise(FMA, f, P6).lanewise(FMA, f, P5);
        FloatVector low = high.lanewise(FMA, f, P4).lanewise(FMA, f, P3).lanewise(FMA, f, P2);
        return low.lanewise(FMA, f, P1).lanewise(FMA, f, P0);
    }
}
