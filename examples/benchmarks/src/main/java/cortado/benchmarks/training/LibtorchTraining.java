package cortado.benchmarks.training;

import static org.bytedeco.pytorch.global.torch.binary_cross_entropy_with_logits;
import static org.bytedeco.pytorch.global.torch.cross_entropy;
import static org.bytedeco.pytorch.global.torch.randperm;
import static org.bytedeco.pytorch.global.torch.set_num_threads;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.Optimizer;
import org.bytedeco.pytorch.SGD;
import org.bytedeco.pytorch.SGDOptions;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** Trains with libtorch through JavaCPP: data, order and batches are its own tensors. */
final class LibtorchTraining {
    private final Workload workload;
    private final Tensor inputs;
    private final Tensor targets;
    private final LibtorchNetwork network;
    private final Optimizer optimizer;
    private double lossSum;

    private LibtorchTraining(Workload workload) {
        this.workload = workload;
        NoisyData data = new NoisyData(workload);
        Tensor labels = Tensor.create(data.labels(), workload.samples, 1);
        targets = isBinary() ? labels : labels.to(torch.ScalarType.Long).squeeze(1);
        network = workload.peer();
        inputs = Tensor.create(data.inputs(), workload.shape(workload.samples));
        optimizer = workload.momentum
                ? momentum(network.parameters())
                : new Adam(network.parameters(), new AdamOptions(1e-3));
    }

    private boolean isBinary() {
        return workload.classes == 2;
    }

    private static Optimizer momentum(TensorVector parameters) {
        SGDOptions options = new SGDOptions(Workload.LEARNING_RATE);
        options.momentum().put(Workload.MOMENTUM);
        return new SGD(parameters, options);
    }

    /** Trains until the stopwatch has had enough. */
    static void run(Workload workload, int threads, Stopwatch stopwatch) {
        set_num_threads(threads);
        LibtorchTraining training = new LibtorchTraining(workload);
        do {
            training.epoch();
        } while (stopwatch.goesOn(workload.stepsPerEpoch()));
        if (!Double.isFinite(training.lossSum)) {
            throw new IllegalStateException("libtorch's training has diverged");
        }
    }

    private void epoch() {
        try (PointerScope _ = new PointerScope()) {
            Tensor order = randperm(workload.samples);
            for (int batch = 0; batch < workload.stepsPerEpoch(); batch++) {
                step(order, batch);
            }
        }
    }

    private void step(Tensor order, int batch) {
        try (PointerScope _ = new PointerScope()) {
            Tensor samples = order.narrow(0, (long) batch * workload.batch, workload.batch);
            Tensor outputs = network.forward(inputs.index_select(0, samples).contiguous(network.format()));
            Tensor expected = targets.index_select(0, samples);
            Tensor loss = isBinary()
                    ? binary_cross_entropy_with_logits(outputs, expected)
                    : cross_entropy(outputs, expected);
            optimizer.zero_grad();
            loss.backward();
            optimizer.step();
            lossSum += loss.item_float();
        }
    }
}
