package cortado.benchmarks.forward;

import cortado.benchmarks.Machine;
import cortado.benchmarks.Statistics;
import cortado.runtime.Program;
import cortado.runtime.Variables;
import cortado.runtime.parallel.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;

/**
 * The forward pass of a dense layer with ReLU, 784 to 256 units, 64 samples, on one core, as a share of what the core can do. Samples of both take
 * turns; one is a few milliseconds long, so that the best are free of other processes.
 */
final class ForwardPeak {
    private static final int BATCH = 64;
    private static final double OPERATIONS = 2.0 * BATCH * 784 * 256;
    private static final int PEAK_CALLS = 200;
    private static final int WARM_UP = 2_000;
    private static final int SAMPLES = 2_000;

    private final Program layer;
    private final FmaPeak peak = new FmaPeak();
    private final List<Double> layerSpeeds = new ArrayList<>();
    private final List<Double> peakSpeeds = new ArrayList<>();
    private final List<Double> shares = new ArrayList<>();
    private float results;

    private ForwardPeak() {
        Variables variables = Variables.create(DenseLayerDescription.DESCRIPTION);
        variables.initialize(1);
        layer = new DenseLayerForward(variables, BATCH, Workers.of(1));
        layer.samples(BATCH);
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < BATCH * 784; i++) {
            layer.arena()[layer.inputOffset(0) + i] = (float) random.nextGaussian();
        }
    }

    /** Prints the table. */
    public static void main(String[] arguments) {
        System.out.print(Machine.describe());
        ForwardPeak benchmark = new ForwardPeak();
        benchmark.measure(WARM_UP);
        benchmark.measure(SAMPLES);
        benchmark.print();
    }

    private void measure(int samples) {
        layerSpeeds.clear();
        peakSpeeds.clear();
        shares.clear();
        for (int sample = 0; sample < samples; sample++) {
            double most = speed(FmaPeak.operations(PEAK_CALLS), () -> peak.run(PEAK_CALLS));
            double forward = speed(OPERATIONS, this::forward);
            peakSpeeds.add(most);
            layerSpeeds.add(forward);
            shares.add(forward / most);
        }
    }

    private double forward() {
        layer.forward(BATCH);
        return layer.arena()[layer.outputOffset(0)];
    }

    private double speed(double operations, DoubleSupplier work) {
        long begin = System.nanoTime();
        results += (float) work.getAsDouble();
        return operations / (System.nanoTime() - begin);
    }

    private void print() {
        System.out.printf("%n%-8s %18s %18s %8s%n", "", "forward, GFLOP/s", "FMA, GFLOP/s", "share");
        row("best", Statistics.greatest(layerSpeeds), Statistics.greatest(peakSpeeds),
                Statistics.greatest(layerSpeeds) / Statistics.greatest(peakSpeeds));
        row("median", Statistics.median(layerSpeeds), Statistics.median(peakSpeeds), Statistics.median(shares));
        System.out.println(Float.isFinite(results) ? "" : "(not finite)");
    }

    private static void row(String name, double forward, double peak, double share) {
        System.out.printf(Locale.ROOT, "%-8s %18.1f %18.1f %6.1f %%%n", name, forward, peak, 100 * share);
    }
}
