package cortado.runtime.math;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Goes over all floats, compares vectors with scalars and prints the greatest error: the proof behind the figures in
 * the functions' documentation. Arguments: names of functions, all if none are given; the system property {@code
 * stride} visits every so many floats only.
 */
final class ExhaustiveUlp {
    private static final int STRIDE = Integer.getInteger("stride", 1);
    private static final int PARTS = 1 << 16;
    private static final long PART = (1L << 32) / PARTS;

    private record Worst(float x, double error) {
        static Worst of(Worst a, Worst b) {
            return a.error >= b.error ? a : b;
        }
    }

    private ExhaustiveUlp() {}

    /** Prints a line for each function. */
    public static void main(String[] names) {
        Function.ALL.stream()
                .filter(function -> names.length == 0 || List.of(names).contains(function.name()))
                .forEach(ExhaustiveUlp::measure);
    }

    private static void measure(Function function) {
        Worst worst = IntStream.range(0, PARTS)
                .parallel()
                .mapToObj(part -> worst(function, sample(part)))
                .reduce(new Worst(0, -1), Worst::of);
        System.out.printf("%-8s %.6f ulp at %s%n", function, worst.error, worst.x);
    }

    private static float[] sample(int part) {
        float[] xs = new float[(int) Math.ceilDiv(PART, STRIDE)];
        for (int i = 0; i < xs.length; i++) {
            xs[i] = Float.intBitsToFloat((int) (part * PART + (long) i * STRIDE));
        }
        return xs;
    }

    private static Worst worst(Function function, float[] xs) {
        requireEqualBits(function, xs);
        Worst worst = new Worst(0, -1);
        for (float x : xs) {
            double error = function.error(x);
            if (error > worst.error) {
                worst = new Worst(x, error);
            }
        }
        return worst;
    }

    private static void requireEqualBits(Function function, float[] xs) {
        float[] ys = new float[xs.length];
        function.array().apply(xs, 0, ys, 0, xs.length);
        for (int i = 0; i < xs.length; i++) {
            if (Float.compare(ys[i], function.scalar().apply(xs[i])) != 0) {
                throw new AssertionError(function + "(" + xs[i] + ") is " + ys[i] + " in a vector");
            }
        }
    }
}
