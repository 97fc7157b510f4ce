package cortado.runtime.init;

/** Factors by which weights are widened to make up for what the activation after them takes away. */
public final class Gain {
    /** No activation, or one that is the identity. */
    public static final double LINEAR = 1;
    /** Sigmoid. */
    public static final double SIGMOID = 1;
    /** Hyperbolic tangent. */
    public static final double TANH = 5.0 / 3;
    /** ReLU, which lets half of the variance through. */
    public static final double RELU = Math.sqrt(2);
    /** SELU. */
    public static final double SELU = 0.75;

    private Gain() {}

    /** Leaky ReLU: {@code sqrt(2 / (1 + slope^2))}. */
    public static double leakyRelu(double slope) {
        return Math.sqrt(2 / (1 + slope * slope));
    }
}
