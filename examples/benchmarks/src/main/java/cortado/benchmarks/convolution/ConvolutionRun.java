package cortado.benchmarks.convolution;

import cortado.benchmarks.Libtorch;
import cortado.benchmarks.Statistics;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleSupplier;
import org.bytedeco.pytorch.global.torch;

/** Times the products of all convolutions in a virtual machine of its own; both sides take turns. */
final class ConvolutionRun {
    private static final double WARM_UP_SECONDS = 10;
    private static final int WARM_UP_STEPS = 700;
    private static final int SAMPLES = 120;

    private final DoubleSupplier clock;
    private final int channels;
    private final int size;
    private final CortadoConvolution cortado;
    private final List<LibtorchConvolution> libtorch;

    private ConvolutionRun(int channels, int threads, CortadoConvolution cortado) {
        clock = clock(threads);
        this.channels = channels;
        size = 512 / channels;
        this.cortado = cortado;
        libtorch = List.of(new LibtorchConvolution(channels, size, false), new LibtorchConvolution(channels, size, true));
    }

    /** Takes the number of threads. */
    public static void main(String[] arguments) {
        int threads = Integer.parseInt(arguments[0]);
        torch.set_num_threads(threads);
        new ConvolutionRun(16, threads, new CortadoConvolution(Convolutions_Of16Description.DESCRIPTION, Convolutions_Of16Forward::new,
                Convolutions_Of16Training::new, Convolutions_GradientOf16Description.DESCRIPTION,
                Convolutions_GradientOf16Forward::new, threads)).print();
        new ConvolutionRun(32, threads, new CortadoConvolution(Convolutions_Of32Description.DESCRIPTION, Convolutions_Of32Forward::new,
                Convolutions_Of32Training::new, Convolutions_GradientOf32Description.DESCRIPTION,
                Convolutions_GradientOf32Forward::new, threads)).print();
        new ConvolutionRun(64, threads, new CortadoConvolution(Convolutions_Of64Description.DESCRIPTION, Convolutions_Of64Forward::new,
                Convolutions_Of64Training::new, Convolutions_GradientOf64Description.DESCRIPTION,
                Convolutions_GradientOf64Forward::new, threads)).print();
        Libtorch.requireMkl();
    }

    private void print() {
        warmUp();
        Map<Product, List<Double>> theirs = new EnumMap<>(Product.class);
        for (int sample = 0; sample < SAMPLES; sample++) {
            cortado.sample();
            for (Product product : Product.values()) {
                theirs.computeIfAbsent(product, p -> new ArrayList<>()).add(best(product));
            }
        }
        for (Product product : Product.values()) {
            print(product, cortado.nanos(product), quick(theirs.get(product)));
        }
    }

    private void warmUp() {
        long end = System.nanoTime() + (long) (WARM_UP_SECONDS * 1e9);
        for (int step = 0; step < WARM_UP_STEPS || System.nanoTime() < end; step++) {
            cortado.run(1 + step % 2);
        }
        for (int step = 0; step < 10; step++) {
            cortado.run(Convolutions.BATCH);
            best(Product.values()[step % 3]);
        }
    }

    /** The quicker of its two memory formats. */
    private double best(Product product) {
        double best = Double.POSITIVE_INFINITY;
        for (LibtorchConvolution peer : libtorch) {
            double begin = clock.getAsDouble();
            peer.run(product);
            best = Math.min(best, clock.getAsDouble() - begin);
        }
        return best;
    }

    /** Returns nanoseconds: of the only thread's processor time, which other processes disturb less, or of the clock. */
    static DoubleSupplier clock(int threads) {
        ThreadMXBean thread = ManagementFactory.getThreadMXBean();
        return threads == 1 ? thread::getCurrentThreadCpuTime : System::nanoTime;
    }

    /** The tenth part is quicker: what other processes do shows in the others. */
    static double quick(List<Double> nanos) {
        return Statistics.quantile(nanos, 0.1);
    }

    private void print(Product product, double ours, double theirs) {
        double operations = 2.0 * Convolutions.BATCH * size * size * channels * channels * 9;
        System.out.printf(Locale.ROOT, "%8d %4d x %-4d %-16s | %9.1f %9.1f %6.2fx%n", channels, size, size, product.title,
                operations / ours, operations / theirs, theirs / ours);
    }
}
