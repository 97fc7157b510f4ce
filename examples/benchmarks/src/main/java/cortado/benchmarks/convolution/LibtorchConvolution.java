package cortado.benchmarks.convolution;

import static org.bytedeco.pytorch.global.torch.convolution;
import static org.bytedeco.pytorch.global.torch.convolution_backward;
import static org.bytedeco.pytorch.global.torch.randn;

import org.bytedeco.javacpp.BoolPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/** Libtorch's operator, which calls oneDNN, on operands in one of its two memory formats. */
final class LibtorchConvolution {
    private static final long[] ONE = {1, 1};
    private static final long[] NONE = {0, 0};

    private final Tensor image;
    private final Tensor weight;
    private final Tensor gradient;
    private final BoolPointer ofInput = new BoolPointer(3).put(0, true).put(1, false).put(2, false);
    private final BoolPointer ofWeight = new BoolPointer(3).put(0, false).put(1, true).put(2, false);

    LibtorchConvolution(int channels, int size, boolean channelsLast) {
        torch.MemoryFormat format = channelsLast ? torch.MemoryFormat.ChannelsLast : torch.MemoryFormat.Contiguous;
        image = randn(Convolutions.BATCH, channels, size, size).contiguous(format);
        weight = randn(channels, channels, 3, 3).contiguous(format);
        gradient = randn(Convolutions.BATCH, channels, size, size).contiguous(format);
    }

    void run(Product product) {
        try (PointerScope _ = new PointerScope()) {
            switch (product) {
                case FORWARD -> convolution(image, weight, new TensorOptional(), ONE, ONE, ONE, false, NONE, 1);
                case INPUT_GRADIENT -> backward(ofInput);
                case WEIGHT_GRADIENT -> backward(ofWeight);
            }
        }
    }

    private void backward(BoolPointer asked) {
        convolution_backward(gradient, image, weight, (long[]) null, ONE, ONE, ONE, false, NONE, 1, asked);
    }
}
