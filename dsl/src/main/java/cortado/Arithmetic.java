package cortado;

/** The operations of {@link Tensor} on each element by itself, and the products. */
interface Arithmetic {
    /** {@code x + y}, broadcast. */
    Tensor plus(Tensor y);

    /** {@code x + c}. */
    Tensor plus(double c);

    /** {@code x - y}, broadcast. */
    Tensor minus(Tensor y);

    /** {@code x - c}. */
    Tensor minus(double c);

    /** {@code c - x}: "x subtracted from c". */
    Tensor subtractedFrom(double c);

    /** {@code x y} for each element, broadcast; the matrix product is {@link #matmul}. */
    Tensor times(Tensor y);

    /** {@code c x}. */
    Tensor times(double c);

    /** {@code x / y}, broadcast. */
    Tensor dividedBy(Tensor y);

    /** {@code x / c}. */
    Tensor dividedBy(double c);

    /** {@code c / x}: "x divided into c". */
    Tensor dividedInto(double c);

    /** {@code -x}. */
    Tensor negate();

    /** {@code x}<sup>p</sup>; not a number for negative x unless p is an integer. */
    Tensor pow(double p);

    /** {@code x^2}. */
    Tensor square();

    /** {@code 1 / x}. */
    Tensor reciprocal();

    /** The square root. */
    Tensor sqrt();

    /** {@code 1 / sqrt(x)}. */
    Tensor rsqrt();

    /** {@code e^x}; infinite above 88.7 in float. */
    Tensor exp();

    /** {@code e^x - 1}, accurate near 0. */
    Tensor expm1();

    /** The natural logarithm. */
    Tensor log();

    /** {@code log(1 + x)}, accurate near 0. */
    Tensor log1p();

    /** The error function, {@code 2/sqrt(pi)} times the integral of {@code exp(-t^2)} from 0 to x. */
    Tensor erf();

    /** {@code |x|}; gradient 0 at 0. */
    Tensor abs();

    /** -1, 0 or 1; its gradient is 0. */
    Tensor sign();

    /** The larger of both, broadcast; where they are equal, the gradient goes to x. */
    Tensor maximum(Tensor y);

    /** {@code max(x, c)}; gradient 1 where x is c. */
    Tensor maximum(double c);

    /** The smaller of both, broadcast; where they are equal, the gradient goes to x. */
    Tensor minimum(Tensor y);

    /** {@code min(x, c)}; gradient 1 where x is c. */
    Tensor minimum(double c);

    /** {@code min(max(x, low), high)}; gradient 1 from {@code low} to {@code high}, both included, and 0 outside. */
    Tensor clip(double low, double high);

    /**
     * The matrix product over the last axis of this and the last but one of {@code y}.
     *
     * <p>{@code [m, k] matmul [k, n]} is {@code [m, n]}; axes before them broadcast. A vector counts as a row on the
     * left and as a column on the right, and that axis is dropped: {@code [k] matmul [k, n]} is {@code [n]},
     * {@code [m, k] matmul [k]} is {@code [m]}.
     */
    Tensor matmul(Tensor y);

    /** The inner product over the last axis: {@code [..., k] dot [..., k]} is {@code [...]}, broadcast. */
    Tensor dot(Tensor y);

    /** Where {@code x > y}, broadcast. */
    Mask greaterThan(Tensor y);

    /** Where {@code x > c}. */
    Mask greaterThan(double c);

    /** Where {@code x < y}, broadcast. */
    Mask lessThan(Tensor y);

    /** Where {@code x < c}. */
    Mask lessThan(double c);

    /** Where {@code x >= y}, broadcast. */
    Mask atLeast(Tensor y);

    /** Where {@code x >= c}. */
    Mask atLeast(double c);

    /** Where {@code x <= y}, broadcast. */
    Mask atMost(Tensor y);

    /** Where {@code x <= c}. */
    Mask atMost(double c);

    /** Where {@code x = y} exactly, broadcast. */
    Mask equalTo(Tensor y);

    /** Where {@code x = c} exactly. */
    Mask equalTo(double c);

    /** This where the mask is true, {@code otherwise} elsewhere; the gradient goes to the one chosen. Broadcast. */
    Tensor where(Mask mask, Tensor otherwise);

    /** This where the mask is true, the number elsewhere. Broadcast. */
    Tensor where(Mask mask, double otherwise);

    /** The same numbers; the gradient ends here. */
    Tensor stopGradient();

    /**
     * Sets each element to 0 with probability {@code rate} and divides the others by {@code 1 - rate}, while training
     * only. Each call draws its own mask. See {@link Dropout}.
     *
     * @param rate the share that is dropped, {@code 0 <= rate < 1}
     */
    Tensor dropout(double rate);
}
