package cortado.benchmarks.convolution;

import cortado.runtime.Description;
import cortado.runtime.Program;
import cortado.runtime.TrainingProgram;
import cortado.runtime.Variables;
import cortado.runtime.parallel.Workers;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;

/**
 * A convolution's results and the gradient in its input by programs that predict, and its weight's gradient by the last
 * phase of a training step.
 */
final class CortadoConvolution {
    /** Makes a program. */
    interface Maker<P extends Program> {
        P make(Variables variables, int capacity, Workers workers);
    }

    private final DoubleSupplier clock;
    private final Program prediction;
    private final Program inputGradient;
    private final TrainingProgram training;
    private final Map<Product, List<Double>> samples = new EnumMap<>(Product.class);

    CortadoConvolution(Description description, Maker<Program> prediction, Maker<TrainingProgram> training,
            Description transposed, Maker<Program> inputGradient, int threads) {
        clock = ConvolutionRun.clock(threads);
        this.prediction = filled(description, prediction, threads);
        this.training = filled(description, training, threads);
        this.inputGradient = filled(transposed, inputGradient, threads);
    }

    private static <P extends Program> P filled(Description description, Maker<P> maker, int threads) {
        Variables variables = Variables.create(description);
        variables.initialize(1);
        P program = maker.make(variables, Convolutions.BATCH, Workers.of(threads));
        program.samples(Convolutions.BATCH);
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < program.arena().length; i++) {
            program.arena()[i] = (float) random.nextGaussian();
        }
        return program;
    }

    /** Computes with few samples, which warms the same kernels up. */
    void run(int samples) {
        prediction.forward(samples);
        inputGradient.forward(samples);
        training.step(samples);
    }

    /** Takes the time of every product once. */
    void sample() {
        take(Product.FORWARD, () -> prediction.forward(Convolutions.BATCH));
        take(Product.INPUT_GRADIENT, () -> inputGradient.forward(Convolutions.BATCH));
        int last = training.phases() - 1;
        training.forward(Convolutions.BATCH);
        training.run(training.forwardPhases(), last);
        take(Product.WEIGHT_GRADIENT, () -> training.run(last, last + 1));
    }

    private void take(Product product, Runnable computation) {
        double begin = clock.getAsDouble();
        computation.run();
        samples.computeIfAbsent(product, p -> new ArrayList<>()).add(clock.getAsDouble() - begin);
    }

    /** Returns the nanoseconds of a product's quicker samples. */
    double nanos(Product product) {
        return ConvolutionRun.quick(samples.get(product));
    }
}
