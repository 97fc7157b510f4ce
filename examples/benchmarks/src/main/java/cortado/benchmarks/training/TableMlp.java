package cortado.benchmarks.training;

import static cortado.Activation.RELU;
import static cortado.Loss.BINARY_CROSS_ENTROPY_WITH_LOGITS;

import cortado.Dense;
import cortado.Network;
import cortado.Tensor;

/** 30-64-64-1: a network so small that the time around its products counts. */
@Network(input = 30, batch = 32, loss = BINARY_CROSS_ENTROPY_WITH_LOGITS)
public abstract class TableMlp {
    @Dense(units = 64, activation = RELU)
    abstract Tensor first(Tensor columns);

    @Dense(units = 64, activation = RELU)
    abstract Tensor second(Tensor first);

    @Dense(units = 1)
    abstract Tensor logit(Tensor second);
}
