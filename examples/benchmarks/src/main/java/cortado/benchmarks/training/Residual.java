package cortado.benchmarks.training;

import static cortado.Activation.RELU;

import cortado.BatchNorm;
import cortado.Block;
import cortado.Conv2d;
import cortado.Tensor;

/** Two convolutions whose result is added to their input. */
@Block
abstract class Residual {
    @Conv2d(kernel = 3, padding = 1, bias = false)
    abstract Tensor conv1(Tensor x, int channels, int stride);

    @BatchNorm(activation = RELU)
    abstract Tensor norm1(Tensor x);

    @Conv2d(kernel = 3, padding = 1, bias = false)
    abstract Tensor conv2(Tensor x, int channels);

    @BatchNorm
    abstract Tensor norm2(Tensor x);

    @Conv2d(kernel = 1, bias = false)
    abstract Tensor shortcut(Tensor x, int channels, int stride);

    @BatchNorm
    abstract Tensor norm3(Tensor x);

    Tensor forward(Tensor x, int channels, int stride) {
        Tensor h = norm2(conv2(norm1(conv1(x, channels, stride)), channels));
        Tensor skip = stride == 1 ? x : norm3(shortcut(x, channels, stride));
        return h.plus(skip).relu();
    }
}
