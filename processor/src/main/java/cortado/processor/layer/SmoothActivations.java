package cortado.processor.layer;

import cortado.processor.graph.GraphBuilder;
import cortado.processor.graph.Node;

/** Activations without a kink, in forms whose values and derivatives do not overflow. */
public final class SmoothActivations {
    private SmoothActivations() {}

    /** {@code x/2 (1 + erf(x/sqrt 2))} (Hendrycks and Gimpel 2016). */
    static Node gelu(Node x, GraphBuilder g) {
        Node share = g.add(g.constant(1), g.erf(g.multiply(x, g.constant(Math.sqrt(0.5)))));
        return g.multiply(g.multiply(g.constant(0.5), x), share);
    }

    /** {@code x/2 (1 + tanh(sqrt(2/pi) (x + 0.044715 x^3)))}. */
    static Node geluTanh(Node x, GraphBuilder g) {
        // Beyond 16 the tangent is 1 in float and in double, and the cube's slope would overflow from 1e19 on.
        Node near = Rectifiers.between(x, -16, 16, g);
        Node growth = g.add(g.constant(1), g.multiply(g.constant(0.044715), g.square(near)));
        Node inner = g.multiply(g.multiply(g.constant(Math.sqrt(2 / Math.PI)), near), growth);
        return g.multiply(g.multiply(g.constant(0.5), x), g.add(g.constant(1), g.tanh(inner)));
    }

    /** {@code x sigmoid(x)}. */
    static Node silu(Node x, GraphBuilder g) {
        return g.multiply(x, g.sigmoid(x));
    }

    /** {@code x tanh(log(1 + e^x))}. */
    static Node mish(Node x, GraphBuilder g) {
        return g.multiply(x, g.tanh(softplus(x, g)));
    }

    /** {@code log(1 + e^x) = max(x, 0) + log(1 + e^-|x|)}; the derivatives of both at 0 are 0 and 1/2. */
    public static Node softplus(Node x, GraphBuilder g) {
        return g.add(Rectifiers.relu(x, g), softplusOfMinusMagnitude(x, g));
    }

    /** {@code log(1 + e^-|x|)}, which never overflows; its derivative at 0 is that from below, 1/2. */
    public static Node softplusOfMinusMagnitude(Node x, GraphBuilder g) {
        return g.log1p(g.exp(g.minimum(x, g.negate(x))));
    }

    /** {@code log(1 + e^(beta x)) / beta}. */
    static Node softplus(Node x, double beta, GraphBuilder g) {
        Node factor = g.constant(beta);
        return g.divide(softplus(g.multiply(factor, x), g), factor);
    }

    /** {@code log(sigmoid(x)) = -softplus(-x)}. */
    public static Node logSigmoid(Node x, GraphBuilder g) {
        return g.negate(softplus(g.negate(x), g));
    }

    /** {@code x / (1 + |x|)}. */
    static Node softsign(Node x, GraphBuilder g) {
        return g.divide(x, g.add(g.constant(1), g.abs(x)));
    }
}
