package cortado.examples.convolution;

import static cortado.Activation.RELU;

import cortado.BatchNorm;
import cortado.Block;
import cortado.Conv2d;
import cortado.Tensor;

/** {@code relu(f(x) + x)}: a unit learns what to add to its input, which a convolution brings to its size if need be. */
@Block
abstract class Residual {
    @Conv2d(kernel = 3, padding = 1, bias = false)
    abstract Tensor conv1(Tensor x, int channels, int stride);

    @Conv2d(kernel = 3, padding = 1, bias = false)
    abstract Tensor conv2(Tensor x, int channels);

    @Conv2d(kernel = 1, bias = false)
    abstract Tensor shortcut(Tensor x, int channels, int stride);

    @BatchNorm(activation = RELU)
    abstract Tensor norm1(Tensor x);

    @BatchNorm
    abstract Tensor norm2(Tensor x);

    Tensor forward(Tensor x, int channels, int stride) {
        Tensor h = norm2(conv2(norm1(conv1(x, channels, stride)), channels));
        Tensor skip = stride == 1 ? x : shortcut(x, channels, stride);
        return h.plus(skip).relu();
    }
}
