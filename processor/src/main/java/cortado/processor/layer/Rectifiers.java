package cortado.processor.layer;

import cortado.processor.graph.GraphBuilder;
import cortado.processor.graph.Node;

/**
 * Activations with a kink. They choose by a comparison with the branch of finite gradient at the kink, which NaN does
 * not satisfy: NaN goes through.
 */
public final class Rectifiers {
    /** Klambauer et al. 2017: the constants for which mean 0 and variance 1 are a fixed point. */
    private static final double SELU_SCALE = 1.0507009873554805;

    private static final double SELU_ALPHA = 1.6732632423543772;

    private Rectifiers() {}

    /** {@code max(x, 0)}; its derivative at 0 is 0. */
    public static Node relu(Node x, GraphBuilder g) {
        return g.select(negative(x, g), g.constant(0), x);
    }

    /** {@code min(max(x, 0), 6)}. */
    static Node relu6(Node x, GraphBuilder g) {
        return between(x, 0, 6, g);
    }

    /** {@code min(max(x, low), high)}; the derivative is 0 at both ends. */
    static Node between(Node x, double low, double high, GraphBuilder g) {
        Node top = g.constant(high);
        Node bottom = g.constant(low);
        return g.select(g.lessEqual(x, bottom), bottom, g.select(g.lessEqual(top, x), top, x));
    }

    /** {@code x} for {@code x > 0}, else {@code slope x}. */
    static Node leakyRelu(Node x, double slope, GraphBuilder g) {
        return prelu(x, g.constant(slope), g);
    }

    /** {@code x} for {@code x > 0}, else {@code slope x}, with a slope that is repeated to the shape of x. */
    public static Node prelu(Node x, Node slope, GraphBuilder g) {
        return g.select(negative(x, g), g.multiply(slope, x), x);
    }

    /** {@code x} for {@code x > 0}, else {@code alpha (e^x - 1)}. */
    static Node elu(Node x, double alpha, GraphBuilder g) {
        return g.select(negative(x, g), g.multiply(g.constant(alpha), g.expm1(negativePart(x, g))), x);
    }

    /** {@code x} for {@code x > 0}, else {@code alpha (e^(x/alpha) - 1)}. */
    static Node celu(Node x, double alpha, GraphBuilder g) {
        Node scaled = g.divide(negativePart(x, g), g.constant(alpha));
        return g.select(negative(x, g), g.multiply(g.constant(alpha), g.expm1(scaled)), x);
    }

    /** {@code scale x} for {@code x > 0}, else {@code scale alpha (e^x - 1)}. */
    static Node selu(Node x, GraphBuilder g) {
        return g.multiply(g.constant(SELU_SCALE), elu(x, SELU_ALPHA, g));
    }

    /** {@code min(max(x + 3, 0), 6) / 6}. */
    static Node hardSigmoid(Node x, GraphBuilder g) {
        return g.divide(relu6(g.add(x, g.constant(3)), g), g.constant(6));
    }

    /** {@code x min(max(x + 3, 0), 6) / 6}. */
    static Node hardSwish(Node x, GraphBuilder g) {
        return g.multiply(x, hardSigmoid(x, g));
    }

    /** {@code min(max(x, -1), 1)}. */
    static Node hardTanh(Node x, GraphBuilder g) {
        return between(x, -1, 1, g);
    }

    private static Node negative(Node x, GraphBuilder g) {
        return g.lessEqual(x, g.constant(0));
    }

    /** What the exponential of the negative branch gets: of a large x it would be infinite, and 0 times that is NaN. */
    private static Node negativePart(Node x, GraphBuilder g) {
        return g.minimum(x, g.constant(0));
    }
}
