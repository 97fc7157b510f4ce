package cortado.benchmarks.convolution;

import cortado.benchmarks.Libtorch;
import cortado.benchmarks.Machine;

/**
 * The three products of convolutions of 3 x 3 beside libtorch's operator: 16, 32 and 64 channels over images of 32, 16
 * and 8 pixels a side, in batches of 32, on one thread and on two.
 */
final class ConvolutionSpeed {
    private ConvolutionSpeed() {}

    /** Prints the table. */
    public static void main(String[] arguments) {
        System.out.print(Machine.describe());
        for (int threads = 1; threads <= 2; threads++) {
            System.out.printf("%n%d threads, GFLOP/s%n%8s %11s %-16s | %9s %9s %7s%n", threads, "channels", "pixels", "product",
                    "Cortado", "libtorch", "ratio");
            Libtorch.fork(threads).run(ConvolutionRun.class, Integer.toString(threads)).forEach(System.out::println);
        }
    }
}
