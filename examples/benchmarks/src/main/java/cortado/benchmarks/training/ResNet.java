package cortado.benchmarks.training;

import static cortado.Activation.RELU;
import static cortado.Loss.SOFTMAX_CROSS_ENTROPY;

import cortado.BatchNorm;
import cortado.Conv2d;
import cortado.Dense;
import cortado.GlobalAveragePool;
import cortado.Input;
import cortado.Network;
import cortado.Tensor;

/** ResNet-20 for images of 32 x 32 (He et al. 2016, section 4.2), with projections where the size changes. */
@Network(batch = 32, loss = SOFTMAX_CROSS_ENTROPY)
public abstract class ResNet {
    /** Stages with half the pixels and twice the channels of the one before. */
    static final int STAGES = 3;
    /** Units of a stage. */
    static final int UNITS = 3;
    /** Channels of the first stage. */
    static final int CHANNELS = 16;

    @Conv2d(channels = CHANNELS, kernel = 3, padding = 1, bias = false)
    abstract Tensor stem(Tensor image);

    @BatchNorm(activation = RELU)
    abstract Tensor norm(Tensor x);

    abstract Residual unit(int stage, int i);

    @GlobalAveragePool
    abstract Tensor pool(Tensor x);

    @Dense(units = 10)
    abstract Tensor scores(Tensor x);

    Tensor forward(@Input({3, 32, 32}) Tensor image) {
        Tensor x = norm(stem(image));
        int channels = CHANNELS;
        for (int stage = 0; stage < STAGES; stage++) {
            for (int i = 0; i < UNITS; i++) {
                x = unit(stage, i).forward(x, channels, stage > 0 && i == 0 ? 2 : 1);
            }
            channels = channels * 2;
        }
        return scores(pool(x));
    }
}
