package cortado.benchmarks.training;

import static cortado.Activation.RELU;
import static cortado.Loss.SOFTMAX_CROSS_ENTROPY;

import cortado.Conv2d;
import cortado.Dense;
import cortado.Flatten;
import cortado.MaxPool;
import cortado.Network;
import cortado.Tensor;

/** LeNet-5 for images of 28 x 28, with ReLU and maxima (after LeCun et al. 1998): small convolutions of few channels. */
@Network(input = {1, 28, 28}, batch = 64, loss = SOFTMAX_CROSS_ENTROPY)
public abstract class LeNet {
    @Conv2d(channels = 6, kernel = 5, padding = 2, activation = RELU)
    abstract Tensor first(Tensor image);

    @MaxPool(kernel = 2)
    abstract Tensor halve(Tensor first);

    @Conv2d(channels = 16, kernel = 5, activation = RELU)
    abstract Tensor second(Tensor halve);

    @MaxPool(kernel = 2)
    abstract Tensor quarter(Tensor second);

    @Flatten
    abstract Tensor features(Tensor quarter);

    @Dense(units = 120, activation = RELU)
    abstract Tensor wide(Tensor features);

    @Dense(units = 84, activation = RELU)
    abstract Tensor narrow(Tensor wide);

    @Dense(units = 10)
    abstract Tensor scores(Tensor narrow);
}
