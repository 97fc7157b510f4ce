package cortado.benchmarks.training;

import static org.bytedeco.pytorch.global.torch.relu;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.BatchNorm2dImpl;
import org.bytedeco.pytorch.BatchNormOptions;
import org.bytedeco.pytorch.Conv2dImpl;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** The same network as {@link ResNet}, its layers called one by one: what a call costs is nothing beside a convolution. */
final class LibtorchResNet implements LibtorchNetwork {
    private final Module all = new Module();
    private final Layer stem = new Layer(3, ResNet.CHANNELS, 3, 1);
    private final List<Unit> units = new ArrayList<>();
    private final LinearImpl scores = new LinearImpl(ResNet.CHANNELS << ResNet.STAGES - 1, 10);
    private int modules;

    LibtorchResNet() {
        stem.register();
        int in = ResNet.CHANNELS;
        for (int stage = 0; stage < ResNet.STAGES; stage++) {
            int out = ResNet.CHANNELS << stage;
            for (int i = 0; i < ResNet.UNITS; i++) {
                units.add(new Unit(in, out));
                in = out;
            }
        }
        all.register_module("scores", scores);
    }

    @Override
    public Tensor forward(Tensor batch) {
        Tensor x = relu(stem.forward(batch));
        for (Unit unit : units) {
            x = unit.forward(x);
        }
        return scores.forward(x.mean(2, 3));
    }

    @Override
    public TensorVector parameters() {
        return all.parameters();
    }

    @Override
    public torch.MemoryFormat format() {
        return torch.MemoryFormat.ChannelsLast;
    }

    /** A convolution and its normalization. */
    private final class Layer {
        private final Conv2dImpl convolution;
        private final BatchNorm2dImpl norm;

        Layer(int in, int out, int kernel, int stride) {
            convolution = LibtorchNetwork.convolution(in, out, kernel, stride, kernel / 2, false);
            norm = new BatchNorm2dImpl(new BatchNormOptions(out));
        }

        void register() {
            all.register_module("convolution" + modules, convolution);
            all.register_module("norm" + modules++, norm);
        }

        Tensor forward(Tensor x) {
            return norm.forward(convolution.forward(x));
        }
    }

    /** What {@link Residual} is. */
    private final class Unit {
        private final Layer first;
        private final Layer second;
        private final Layer shortcut;

        Unit(int in, int out) {
            int stride = out / in;
            first = new Layer(in, out, 3, stride);
            second = new Layer(out, out, 3, 1);
            shortcut = stride == 1 ? null : new Layer(in, out, 1, stride);
            first.register();
            second.register();
            if (shortcut != null) {
                shortcut.register();
            }
        }

        Tensor forward(Tensor x) {
            Tensor skip = shortcut == null ? x : shortcut.forward(x);
            return relu(second.forward(relu(first.forward(x))).add(skip));
        }
    }
}
