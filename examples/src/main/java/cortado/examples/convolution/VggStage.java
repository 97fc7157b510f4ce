package cortado.examples.convolution;

import static cortado.Activation.RELU;

import cortado.Block;
import cortado.Conv2d;
import cortado.Tensor;

/** Two convolutions, which together see 5 by 5 pixels, and a pool that halves the image. */
@Block
abstract class VggStage {
    @Conv2d(kernel = 3, padding = 1, activation = RELU)
    abstract Tensor conv1(Tensor x, int channels);

    @Conv2d(kernel = 3, padding = 1, activation = RELU)
    abstract Tensor conv2(Tensor x, int channels);

    Tensor forward(Tensor x, int channels) {
        return conv2(conv1(x, channels), channels).maxPool(2);
    }
}
