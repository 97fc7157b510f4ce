package cortado.runtime.init;

import cortado.runtime.random.RandomKey;
import java.util.List;

/** How the first values of a parameter are chosen. All are pure functions of shape, fans and key. */
public sealed interface Initializer permits Constant, Normal, Uniform, VarianceScaling, Orthogonal, ZeroRow {
    /**
     * Fills a parameter.
     *
     * @param values what to fill, in row-major order of the shape
     * @param shape the parameter's shape, its product being {@code values.length}
     * @param fanIn how many inputs reach one output, see {@link Fans}
     * @param fanOut how many outputs one input reaches
     * @param key names the random numbers to use
     */
    void fill(float[] values, List<Integer> shape, int fanIn, int fanOut, RandomKey key);

    /** The same, but 0 at one index of the first axis. */
    default Initializer withZeroRow(int row) {
        return new ZeroRow(this, row);
    }

    /** All values 0. */
    static Initializer zeros() {
        return new Constant(0);
    }

    /** All values 1. */
    static Initializer ones() {
        return new Constant(1);
    }

    /** All values alike. */
    static Initializer constant(double value) {
        return new Constant(value);
    }

    /** Values of the normal distribution with this mean and standard deviation. */
    static Initializer normal(double mean, double standardDeviation) {
        return new Normal(mean, standardDeviation);
    }

    /** Values spread evenly over {@code [low, high]}. */
    static Initializer uniform(double low, double high) {
        return new Uniform(low, high);
    }

    /** Normal with standard deviation {@code gain * sqrt(2 / (fanIn + fanOut))} (Glorot and Bengio, 2010). */
    static Initializer xavierNormal(double gain) {
        return new VarianceScaling(Distribution.NORMAL, FanMode.AVERAGE, gain);
    }

    /** Uniform within {@code gain * sqrt(6 / (fanIn + fanOut))} of 0 (Glorot and Bengio, 2010). */
    static Initializer xavierUniform(double gain) {
        return new VarianceScaling(Distribution.UNIFORM, FanMode.AVERAGE, gain);
    }

    /**
     * Normal with standard deviation {@code gain / sqrt(fan)}, gain usually {@link Gain#RELU} (He, Zhang, Ren and
     * Sun, 2015).
     */
    static Initializer kaimingNormal(FanMode fan, double gain) {
        return new VarianceScaling(Distribution.NORMAL, fan, gain);
    }

    /** The same, scaled with the fan-in. */
    static Initializer kaimingNormal(double gain) {
        return kaimingNormal(FanMode.IN, gain);
    }

    /** The same, scaled with the fan-in. */
    static Initializer kaimingUniform(double gain) {
        return kaimingUniform(FanMode.IN, gain);
    }

    /**
     * Uniform within {@code gain * sqrt(3 / fan)} of 0, gain usually {@link Gain#RELU} (He, Zhang, Ren and Sun,
     * 2015).
     */
    static Initializer kaimingUniform(FanMode fan, double gain) {
        return new VarianceScaling(Distribution.UNIFORM, fan, gain);
    }

    /** The normal one, scaled with the fan-out. */
    static Initializer kaimingNormalFanOut(double gain) {
        return kaimingNormal(FanMode.OUT, gain);
    }

    /** The uniform one, scaled with the fan-out. */
    static Initializer kaimingUniformFanOut(double gain) {
        return kaimingUniform(FanMode.OUT, gain);
    }

    /**
     * Normal with standard deviation {@code gain * sqrt(1 / fanIn)}, made for SELU (LeCun, Bottou, Orr and Mueller,
     * 1998).
     */
    static Initializer lecunNormal(double gain) {
        return new VarianceScaling(Distribution.NORMAL, FanMode.IN, gain);
    }

    /** Uniform within {@code gain * sqrt(3 / fanIn)} of 0 (LeCun, Bottou, Orr and Mueller, 1998). */
    static Initializer lecunUniform(double gain) {
        return new VarianceScaling(Distribution.UNIFORM, FanMode.IN, gain);
    }

    /**
     * Uniform within {@code 1 / sqrt(fanIn)} of 0: what PyTorch gives the weights and biases of linear and
     * convolution layers unless told otherwise. The same as Kaiming's for a leaky ReLU of slope sqrt(5).
     */
    static Initializer pytorchLinear() {
        return kaimingUniform(FanMode.IN, Gain.leakyRelu(Math.sqrt(5)));
    }

    /** {@code gain} times a random matrix with orthonormal rows or columns (Saxe, McClelland and Ganguli, 2014). */
    static Initializer orthogonal(double gain) {
        return new Orthogonal(gain);
    }
}
