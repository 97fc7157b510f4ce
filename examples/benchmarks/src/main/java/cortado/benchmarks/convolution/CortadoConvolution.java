package cortado.benchmarks.convolution;

import cortado.runtime.Description;
import cortado.runtime.Program;
import cortado.runtime.TrainingProgram;
import cortado.runtime.Variables;
import cortado.runtime.parallel.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;

/** The programs of a convolution: its results alone, a step to the gradient of the weight, and to both gradients. */
final class CortadoConvolution {
    /** Makes a program. */
    interface Maker<P extends Program> {
        P make(Variables variables, int capacity, Workers workers);
    }

    private final DoubleSupplier clock;
    private final Program forward;
    private final TrainingProgram ofWeight;
    private final TrainingProgram ofBoth;
    private final List<Double> results = new ArrayList<>();
    private final List<Double> trainingForward = new ArrayList<>();
    private final List<Double> weightSteps = new ArrayList<>();
    private final List<Double> bothSteps = new ArrayList<>();

    CortadoConvolution(Description weight, Maker<Program> forward, Maker<TrainingProgram> ofWeight,
            Description both, Maker<TrainingProgram> ofBoth, int threads) {
        clock = ConvolutionRun.clock(threads);
        this.forward = filled(weight, forward, threads);
        this.ofWeight = filled(weight, ofWeight, threads);
        this.ofBoth = filled(both, ofBoth, threads);
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
        forward.forward(samples);
        ofWeight.step(samples);
        ofBoth.step(samples);
    }

    /** Takes the time of every program once. */
    void sample() {
        results.add(forward(forward));
        trainingForward.add(forward(ofWeight));
        weightSteps.add(step(ofWeight));
        bothSteps.add(step(ofBoth));
    }

    /** Returns the nanoseconds of a product, of the quicker samples: of a gradient, what a step with it takes longer. */
    double nanos(Product product) {
        return switch (product) {
            case FORWARD -> ConvolutionRun.quick(results);
            case WEIGHT_GRADIENT -> ConvolutionRun.quick(weightSteps) - ConvolutionRun.quick(trainingForward);
            case INPUT_GRADIENT -> ConvolutionRun.quick(bothSteps) - ConvolutionRun.quick(weightSteps);
        };
    }

    private double forward(Program program) {
        double begin = clock.getAsDouble();
        program.forward(Convolutions.BATCH);
        return clock.getAsDouble() - begin;
    }

    private double step(TrainingProgram program) {
        double begin = clock.getAsDouble();
        program.step(Convolutions.BATCH);
        return clock.getAsDouble() - begin;
    }
}
