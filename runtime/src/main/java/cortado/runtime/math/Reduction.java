package cortado.runtime.math;

import static jdk.incubator.vector.VectorOperators.FMA;

import jdk.incubator.vector.FloatVector;

/**
 * What the relatives of the exponential function share: {@code x = n ln 2 + r} with a whole number n and {@code |r|
 * <= ln(2)/2}, so that {@code e^x = 2^n (1 + r + r^2 q(r))} with a polynomial q.
 *
 * <p>Vector overloads call these helpers first and spell out the rest. C2 inlines an ordinary method only while a
 * compilation has fewer than 18,000 nodes, at about 500 for a vector operation; a vector that is passed to a method
 * left out becomes an object.
 */
final class Reduction {
    /** 1 / ln 2. */
    static final float LOG2_E = 0x1.715476p0f;
    /**
     * Added to a small number this leaves no bits for a fraction: the sum's last bits are the nearest whole number n.
     */
    static final float ROUND = 0x1.8p23f;

    /** The first 24 bits of ln 2. {@code x - n * LN2_HIGH} needs no rounding, since x and the product are so close. */
    private static final float LN2_HIGH = 0x1.62e43p-1f;
    /** What they leave of ln 2. */
    private static final float LN2_LOW = -0x1.05c61p-29f;
    /** The bits of 1: {@code (n << 23) + ONE} are those of 2^n. */
    static final int ONE = 0x3f800000;

    // The coefficients of q leave an error of r^2 q(r) below 2^-34 (Remez).
    private static final float Q0 = 0.5f;
    private static final float Q1 = 0.16666667f;
    private static final float Q2 = 0.04166627f;
    private static final float Q3 = 0.008333264f;
    private static final float Q4 = 0.0013946093f;
    private static final float Q5 = 0.00019918435f;

    private Reduction() {}

    /** Returns {@code x - n ln 2}. */
    static float rest(float x, float n) {
        return Math.fma(n, -LN2_LOW, high(x, n));
    }

    /** Returns {@code x - n ln 2}. */
    static FloatVector rest(FloatVector x, FloatVector n) {
        return n.lanewise(FMA, -LN2_LOW, high(x, n));
    }

    /** Returns by how much the exact {@code x - n ln 2} exceeds the rounded rest r. */
    static float restError(float x, float n, float r) {
        return Math.fma(n, -LN2_LOW, high(x, n) - r);
    }

    /** Returns by how much the exact {@code x - n ln 2} exceeds the rounded rest r. */
    static FloatVector restError(FloatVector x, FloatVector n, FloatVector r) {
        return n.lanewise(FMA, -LN2_LOW, high(x, n).sub(r));
    }

    private static float high(float x, float n) {
        return Math.fma(n, -LN2_HIGH, x);
    }

    private static FloatVector high(FloatVector x, FloatVector n) {
        return n.lanewise(FMA, -LN2_HIGH, x);
    }

    /** Returns {@code q(r) = (e^r - 1 - r) / r^2}. */
    static float q(float r) {
        return Math.fma(Math.fma(Math.fma(Math.fma(Math.fma(Q5, r, Q4), r, Q3), r, Q2), r, Q1), r, Q0);
    }

    /** Returns {@code q(r) = (e^r - 1 - r) / r^2}. */
    static FloatVector q(FloatVector r) {
        return r.fma(Q5, Q4).lanewise(FMA, r, Q3).lanewise(FMA, r, Q2).lanewise(FMA, r, Q1).lanewise(FMA, r, Q0);
    }

    /** Returns {@code e^r - 1}. */
    static float fraction(float r) {
        return Math.fma(r * r, q(r), r);
    }

    /**
     * Returns {@code 2^n}; only the last nine bits of n count, so bits of a number with {@link #ROUND} added will do.
     */
    static float power(int n) {
        return Float.intBitsToFloat((n << 23) + ONE);
    }
}
