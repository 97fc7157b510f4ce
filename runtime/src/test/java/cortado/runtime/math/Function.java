package cortado.runtime.math;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * One elementary function with what is claimed of it.
 *
 * @param name its name
 * @param scalar the overload for single floats
 * @param vector the overload for vectors
 * @param array the overload for arrays
 * @param exact the overload for doubles, the yardstick
 * @param bound the greatest error over all floats, in units in the last place, rounded up
 * @param digest the checksum of the results that {@link ElementaryFunctionsTest} samples
 */
record Function(
        String name,
        Scalar scalar,
        UnaryOperator<FloatVector> vector,
        Array array,
        DoubleUnaryOperator exact,
        double bound,
        long digest) {
    /** A function of one float. */
    @FunctionalInterface
    interface Scalar {
        float apply(float x);
    }

    /** A function of the elements of arrays. */
    @FunctionalInterface
    interface Array {
        void apply(float[] x, int from, float[] y, int to, int length);
    }

    static final List<Function> ALL = List.of(
            new Function("exp", Exp::exp, Exp::exp, Exp::exp, Exp::exp, 0.8, 0xd6f108dfL),
            new Function("expm1", Expm1::expm1, Expm1::expm1, Expm1::expm1, Expm1::expm1, 0.9, 0x0347ad31L),
            new Function("log", Log::log, Log::log, Log::log, Log::log, 0.9, 0xe9aef976L),
            new Function("log1p", Log1p::log1p, Log1p::log1p, Log1p::log1p, Log1p::log1p, 0.9, 0xee29c858L),
            new Function("tanh", Tanh::tanh, Tanh::tanh, Tanh::tanh, Tanh::tanh, 0.95, 0xffa5b10eL),
            new Function(
                    "sigmoid",
                    Sigmoid::sigmoid,
                    Sigmoid::sigmoid,
                    Sigmoid::sigmoid,
                    Sigmoid::sigmoid,
                    0.9,
                    0x72a6a500L),
            new Function("erf", Erf::erf, Erf::erf, Erf::erf, Erf::erf, 0.97, 0x05618964L));

    /**
     * Returns the error at a point in units in the last place of the exact result; a rightly infinite or NaN result
     * has none.
     */
    double error(float x) {
        float got = scalar.apply(x);
        double exactly = exact.applyAsDouble(x);
        if (!Float.isFinite(got) && Float.compare(got, (float) exactly) == 0) {
            return 0;
        }
        double value = Float.isInfinite(got) ? Math.copySign(0x1p128, got) : got;
        double error = Math.abs(value - exactly) / Math.scalb(1.0, Math.max(Math.getExponent(exactly), -126) - 23);
        return Double.isNaN(error) ? Double.POSITIVE_INFINITY : error;
    }

    /** Fails unless the vector overload gives the bits of the scalar one; all NaNs count as one. */
    void requireEqualBits(VectorSpecies<Float> species, float[] xs) {
        for (int i = 0; i < xs.length; i += species.length()) {
            var tail = species.indexInRange(i, xs.length);
            float[] got = vector.apply(FloatVector.fromArray(species, xs, i, tail)).toArray();
            for (int lane = 0; lane < tail.trueCount(); lane++) {
                float x = xs[i + lane];
                if (Float.floatToIntBits(got[lane]) != Float.floatToIntBits(scalar.apply(x))) {
                    throw new AssertionError(
                            name + "(" + x + ") is " + scalar.apply(x) + " alone and " + got[lane] + " in " + species);
                }
            }
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
