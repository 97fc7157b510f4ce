package cortado.benchmarks.forward;

import static cortado.Activation.RELU;
import static cortado.Loss.MEAN_SQUARED_ERROR;

import cortado.Dense;
import cortado.Network;
import cortado.Tensor;

/** 784-256: one layer. */
@Network(input = 784, batch = 64, loss = MEAN_SQUARED_ERROR)
public abstract class DenseLayer {
    @Dense(units = 256, activation = RELU)
    abstract Tensor wide(Tensor pixels);
}
