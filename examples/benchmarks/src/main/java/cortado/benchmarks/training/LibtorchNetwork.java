package cortado.benchmarks.training;

import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.pytorch.Conv2dImpl;
import org.bytedeco.pytorch.Conv2dOptions;
import org.bytedeco.pytorch.FlattenImpl;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.MaxPool2dImpl;
import org.bytedeco.pytorch.MaxPool2dOptions;
import org.bytedeco.pytorch.ReLUImpl;
import org.bytedeco.pytorch.SequentialImpl;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** A network of libtorch's own layers. */
interface LibtorchNetwork {
    /** Returns the scores of a batch. */
    Tensor forward(Tensor batch);

    /** Returns all that is trained. */
    TensorVector parameters();

    /** Returns the order of images in memory that is quicker. */
    default torch.MemoryFormat format() {
        return torch.MemoryFormat.Contiguous;
    }

    /** Returns dense layers with ReLU between them, in one call. */
    static LibtorchNetwork dense(int... widths) {
        SequentialImpl layers = new SequentialImpl();
        push(layers, widths);
        return chain(layers);
    }

    /** Returns the same network as {@link LeNet}, in one call. */
    static LibtorchNetwork leNet() {
        SequentialImpl layers = new SequentialImpl();
        push(layers, convolution(1, 6, 5, 1, 2, true));
        push(layers, convolution(6, 16, 5, 1, 0, true));
        layers.push_back(new FlattenImpl());
        push(layers, 400, 120, 84, 10);
        return chain(layers);
    }

    private static void push(SequentialImpl layers, Conv2dImpl convolution) {
        layers.push_back(convolution);
        layers.push_back(new ReLUImpl());
        layers.push_back(new MaxPool2dImpl(new MaxPool2dOptions(new LongPointer(2, 2))));
    }

    private static void push(SequentialImpl layers, int... widths) {
        for (int layer = 1; layer < widths.length; layer++) {
            layers.push_back(new LinearImpl(widths[layer - 1], widths[layer]));
            if (layer < widths.length - 1) {
                layers.push_back(new ReLUImpl());
            }
        }
    }

    /** Returns a convolution with a square kernel. */
    static Conv2dImpl convolution(int in, int out, int kernel, int stride, int padding, boolean bias) {
        Conv2dOptions options = new Conv2dOptions(in, out, new LongPointer(kernel, kernel));
        options.stride().put(new LongPointer(stride, stride));
        options.padding().put(new LongPointer(padding, padding));
        options.bias().put(bias);
        return new Conv2dImpl(options);
    }

    private static LibtorchNetwork chain(SequentialImpl layers) {
        return new LibtorchNetwork() {
            @Override
            public Tensor forward(Tensor batch) {
                return layers.forward(batch);
            }

            @Override
            public TensorVector parameters() {
                return layers.parameters();
            }
        };
    }
}
