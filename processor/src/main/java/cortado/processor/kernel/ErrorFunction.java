package cortado.processor.kernel;

/** {@code erf(x) = 2/sqrt(pi) * integral from 0 to x of exp(-t^2)}, to about 1e-15. */
final class ErrorFunction {
    private static final double TWO_OVER_SQRT_PI = 2 / Math.sqrt(Math.PI);

    private ErrorFunction() {}

    static double erf(double x) {
        double a = Math.abs(x);
        if (Double.isNaN(x) || a > 6) {
            return Double.isNaN(x) ? x : Math.signum(x);
        }
        return Math.signum(x) * (a < 2.5 ? series(a) : 1 - complement(a));
    }

    /** {@code 2/sqrt(pi) exp(-x^2) sum of 2^k x^(2k+1) / (1*3*...*(2k+1))}: all terms positive, nothing cancels. */
    private static double series(double x) {
        double term = x;
        double sum = x;
        for (int k = 1; term > sum * 1e-18; k++) {
            term *= 2 * x * x / (2 * k + 1);
            sum += term;
        }
        return TWO_OVER_SQRT_PI * StrictMath.exp(-x * x) * sum;
    }

    /** The continued fraction {@code exp(-x^2)/sqrt(pi) / (x + 1/2/(x + 1/(x + 3/2/(x + ...))))}. */
    private static double complement(double x) {
        double fraction = x;
        for (int k = 120; k > 0; k--) {
            fraction = x + k / 2.0 / fraction;
        }
        return StrictMath.exp(-x * x) / Math.sqrt(Math.PI) / fraction;
    }
}
