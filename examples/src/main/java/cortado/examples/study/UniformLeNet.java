package cortado.examples.study;

import static cortado.Activation.RELU;
import static cortado.Init.PYTORCH_LINEAR;
import static cortado.Loss.SOFTMAX_CROSS_ENTROPY;

import cortado.Conv2d;
import cortado.Dense;
import cortado.Network;
import cortado.Tensor;

/** LeNet-5 whose weights and biases start as PyTorch's do if nobody says how. */
@Network(input = {1, 28, 28}, batch = 64, loss = SOFTMAX_CROSS_ENTROPY)
abstract class UniformLeNet {
    @Conv2d(channels = 6, kernel = 5, padding = 2, activation = RELU, init = PYTORCH_LINEAR)
    abstract Tensor conv1(Tensor image);

    @Conv2d(channels = 16, kernel = 5, activation = RELU, init = PYTORCH_LINEAR)
    abstract Tensor conv2(Tensor x);

    @Dense(units = 120, activation = RELU, init = PYTORCH_LINEAR)
    abstract Tensor dense1(Tensor x);

    @Dense(units = 84, activation = RELU, init = PYTORCH_LINEAR)
    abstract Tensor dense2(Tensor x);

    @Dense(units = 10, init = PYTORCH_LINEAR)
    abstract Tensor scores(Tensor x);

    Tensor forward(Tensor image) {
        Tensor features = conv2(conv1(image).maxPool(2)).maxPool(2).flatten();
        return scores(dense2(dense1(features)));
    }
}
