package cortado.benchmarks.convolution;

import cortado.Conv2d;
import cortado.ConvTranspose2d;
import cortado.Input;
import cortado.Loss;
import cortado.Network;
import cortado.Target;
import cortado.Tensor;

/**
 * Convolutions of 3 x 3 with as many channels as they are given, over images with the channels of a pixel side by side.
 * The loss's gradient in a result is a number that is given. The gradient in an image is the transposed convolution of
 * that in the result, and is timed as such: a training step would also divide by the size of the batch.
 */
final class Convolutions {
    static final int BATCH = 32;

    private Convolutions() {}

    @Network(batch = BATCH)
    abstract static class Of16 {
        @Conv2d(channels = 16, kernel = 3, padding = 1, bias = false)
        abstract Tensor convolve(Tensor image);

        Tensor forward(@Input({32, 32, 16}) Tensor image) {
            return convolve(image.permute(2, 0, 1)).permute(1, 2, 0);
        }

        Tensor loss(Tensor result, @Target(shape = {32, 32, 16}) Tensor gradient) {
            return result.times(gradient).sum();
        }
    }

    @Network(batch = BATCH)
    abstract static class Of32 {
        @Conv2d(channels = 32, kernel = 3, padding = 1, bias = false)
        abstract Tensor convolve(Tensor image);

        Tensor forward(@Input({16, 16, 32}) Tensor image) {
            return convolve(image.permute(2, 0, 1)).permute(1, 2, 0);
        }

        Tensor loss(Tensor result, @Target(shape = {16, 16, 32}) Tensor gradient) {
            return result.times(gradient).sum();
        }
    }

    @Network(batch = BATCH)
    abstract static class Of64 {
        @Conv2d(channels = 64, kernel = 3, padding = 1, bias = false)
        abstract Tensor convolve(Tensor image);

        Tensor forward(@Input({8, 8, 64}) Tensor image) {
            return convolve(image.permute(2, 0, 1)).permute(1, 2, 0);
        }

        Tensor loss(Tensor result, @Target(shape = {8, 8, 64}) Tensor gradient) {
            return result.times(gradient).sum();
        }
    }

    @Network(batch = BATCH, loss = Loss.MEAN_SQUARED_ERROR)
    abstract static class GradientOf16 {
        @ConvTranspose2d(channels = 16, kernel = 3, padding = 1, bias = false)
        abstract Tensor convolve(Tensor gradient);

        Tensor forward(@Input({32, 32, 16}) Tensor gradient) {
            return convolve(gradient.permute(2, 0, 1)).permute(1, 2, 0);
        }
    }

    @Network(batch = BATCH, loss = Loss.MEAN_SQUARED_ERROR)
    abstract static class GradientOf32 {
        @ConvTranspose2d(channels = 32, kernel = 3, padding = 1, bias = false)
        abstract Tensor convolve(Tensor gradient);

        Tensor forward(@Input({16, 16, 32}) Tensor gradient) {
            return convolve(gradient.permute(2, 0, 1)).permute(1, 2, 0);
        }
    }

    @Network(batch = BATCH, loss = Loss.MEAN_SQUARED_ERROR)
    abstract static class GradientOf64 {
        @ConvTranspose2d(channels = 64, kernel = 3, padding = 1, bias = false)
        abstract Tensor convolve(Tensor gradient);

        Tensor forward(@Input({8, 8, 64}) Tensor gradient) {
            return convolve(gradient.permute(2, 0, 1)).permute(1, 2, 0);
        }
    }
}
