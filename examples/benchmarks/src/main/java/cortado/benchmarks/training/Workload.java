package cortado.benchmarks.training;

import cortado.runtime.TrainerBuilder;
import java.util.Locale;
import java.util.function.Supplier;

/** What is trained: a network, the size of its batches, its data and its optimizer. */
enum Workload {
    /** Softmax cross-entropy over ten classes. */
    IMAGE("784-256-128-10", 64, 8192, 10, 6_000, false, ImageMlpTrainer::builder, () -> LibtorchNetwork.dense(784, 256, 128, 10), 784),
    /** Binary cross-entropy with logits. */
    TABLE("30-64-64-1", 32, 16384, 2, 6_000, false, TableMlpTrainer::builder, () -> LibtorchNetwork.dense(30, 64, 64, 1), 30),
    /** Small convolutions. */
    LENET("LeNet-5", 64, 4096, 10, 6_000, true, LeNetTrainer::builder, LibtorchNetwork::leNet, 1, 28, 28),
    /** A deep network of convolutions. */
    RESNET("ResNet-20", 32, 256, 10, 1_500, true, ResNetTrainer::builder, LibtorchResNet::new, 3, 32, 32);

    static final double LEARNING_RATE = 0.01;
    static final double MOMENTUM = 0.9;

    final String title;
    final int batch;
    final int samples;
    final int classes;
    /**
     * Steps after which what takes time has been compiled. C2 compiles a method without loops after 5,000 calls, one with
     * long loops after 600; most kernels are called once a step.
     */
    final long warmUpSteps;
    /** Whether the optimizer is descent with momentum, and not Adam. */
    final boolean momentum;
    private final Supplier<TrainerBuilder<?, ?>> builder;
    private final Supplier<LibtorchNetwork> peer;
    private final int[] sizes;

    Workload(String title, int batch, int samples, int classes, long warmUpSteps, boolean momentum,
            Supplier<TrainerBuilder<?, ?>> builder, Supplier<LibtorchNetwork> peer, int... sizes) {
        this.title = title;
        this.batch = batch;
        this.samples = samples;
        this.classes = classes;
        this.warmUpSteps = warmUpSteps;
        this.momentum = momentum;
        this.builder = builder;
        this.peer = peer;
        this.sizes = sizes;
    }

    /** Returns the number of inputs of a sample. */
    int inputs() {
        int inputs = 1;
        for (int size : sizes) {
            inputs *= size;
        }
        return inputs;
    }

    /** Returns the sizes of a tensor of samples. */
    long[] shape(int samples) {
        long[] shape = new long[sizes.length + 1];
        shape[0] = samples;
        for (int axis = 0; axis < sizes.length; axis++) {
            shape[axis + 1] = sizes[axis];
        }
        return shape;
    }

    /** Returns a builder of Cortado's trainer. */
    TrainerBuilder<?, ?> builder() {
        return builder.get();
    }

    /** Returns libtorch's network. */
    LibtorchNetwork peer() {
        return peer.get();
    }

    /** Returns the steps of a pass through the data. */
    int stepsPerEpoch() {
        return samples / batch;
    }

    /** Returns the argument that stands for this. */
    String argument() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns what {@link #argument} stands for. */
    static Workload of(String argument) {
        return valueOf(argument.toUpperCase(Locale.ROOT));
    }
}
