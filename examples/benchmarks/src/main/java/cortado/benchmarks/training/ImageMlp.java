package cortado.benchmarks.training;

import static cortado.Activation.RELU;
import static cortado.Loss.SOFTMAX_CROSS_ENTROPY;

import cortado.Dense;
import cortado.Network;
import cortado.Tensor;

/** 784-256-128-10: a network whose time goes into products of matrices. */
@Network(input = 784, batch = 64, loss = SOFTMAX_CROSS_ENTROPY)
public abstract class ImageMlp {
    @Dense(units = 256, activation = RELU)
    abstract Tensor wide(Tensor pixels);

    @Dense(units = 128, activation = RELU)
    abstract Tensor narrow(Tensor wide);

    @Dense(units = 10)
    abstract Tensor scores(Tensor narrow);
}
