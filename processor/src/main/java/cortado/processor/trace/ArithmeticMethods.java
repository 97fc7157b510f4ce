package cortado.processor.trace;

import cortado.processor.declaration.Type;
import cortado.processor.graph.GraphBuilder;
import cortado.processor.graph.Node;
import cortado.processor.layer.Dropout;
import cortado.processor.trace.Value.Traced;
import java.util.function.BinaryOperator;

/** The methods of Tensor on each element by itself. */
final class ArithmeticMethods {
    /** Whole powers up to this one are products, which negative numbers have too. */
    private static final int GREATEST_PRODUCT = 64;

    private ArithmeticMethods() {}

    static void addTo(MethodTable table) {
        addArithmetic(table);
        addFunctions(table);
        addChoices(table);
    }

    private static void addArithmetic(MethodTable table) {
        table.tensor("plus", c -> c.g().add(c.x(), c.operand(0)));
        table.tensor("minus", c -> c.g().subtract(c.x(), c.operand(0)));
        table.tensor("subtractedFrom", c -> c.g().subtract(c.operand(0), c.x()));
        table.tensor("times", c -> c.g().multiply(c.x(), c.operand(0)));
        table.tensor("dividedBy", c -> c.g().divide(c.x(), c.operand(0)));
        table.tensor("dividedInto", c -> c.g().divide(c.operand(0), c.x()));
        table.tensor("negate", c -> c.g().negate(c.x()));
        table.tensor("reciprocal", c -> c.g().divide(c.g().constant(1), c.x()));
    }

    private static void addFunctions(MethodTable table) {
        table.tensor("pow", c -> pow(c.x(), c.number(0), c.g()));
        table.tensor("square", c -> c.g().square(c.x()));
        table.tensor("sqrt", c -> c.g().sqrt(c.x()));
        table.tensor("rsqrt", c -> c.g().divide(c.g().constant(1), c.g().sqrt(c.x())));
        table.tensor("exp", c -> c.g().exp(c.x()));
        table.tensor("expm1", c -> c.g().expm1(c.x()));
        table.tensor("log", c -> c.g().log(c.x()));
        table.tensor("log1p", c -> c.g().log1p(c.x()));
        table.tensor("erf", c -> c.g().erf(c.x()));
        table.tensor("abs", c -> c.g().abs(c.x()));
        table.tensor("sign", c -> c.g().sign(c.x()));
    }

    private static void addChoices(MethodTable table) {
        table.tensor("maximum", c -> c.g().maximum(c.x(), c.operand(0)));
        table.tensor("minimum", c -> c.g().minimum(c.x(), c.operand(0)));
        table.tensor("clip", ArithmeticMethods::clip);
        addComparison(table, "lessThan", (x, y, g) -> g.less(x, y));
        addComparison(table, "greaterThan", (x, y, g) -> g.less(y, x));
        addComparison(table, "atMost", (x, y, g) -> g.lessEqual(x, y));
        addComparison(table, "atLeast", (x, y, g) -> g.lessEqual(y, x));
        addComparison(table, "equalTo", (x, y, g) -> g.equal(x, y));
        table.tensor("where", c -> c.g().select(c.traced(0, Type.MASK), c.x(), c.operand(1)));
        table.tensor("stopGradient", c -> c.g().stopGradient(c.x()));
        table.tensor("dropout", ArithmeticMethods::dropout);
    }

    @FunctionalInterface
    private interface Comparison {
        Node apply(Node x, Node y, GraphBuilder g);
    }

    private static void addComparison(MethodTable table, String name, Comparison comparison) {
        table.add(name, c -> new Traced(comparison.apply(c.x(), c.operand(0), c.g()), Type.MASK));
    }

    private static Node clip(MethodCall c) {
        double low = c.number(0);
        double high = c.number(1);
        if (!(low <= high)) {
            throw new Rejection(c.positions().get(0), "number", "clip needs low <= high, not " + low + " and " + high);
        }
        return c.g().minimum(c.g().maximum(c.x(), c.g().constant(low)), c.g().constant(high));
    }

    private static Node dropout(MethodCall c) {
        double rate = c.number(0);
        if (!(rate >= 0 && rate < 1)) {
            throw new Rejection(c.positions().get(0), "number", "the rate must be at least 0 and less than 1,"
                    + " not " + rate);
        }
        return c.network().predicting()
                ? c.x()
                : Dropout.drop(c.x(), c.g().constant(rate), c.network().training(), c.g());
    }

    private static Node pow(Node x, double p, GraphBuilder g) {
        if (p == 0.5) {
            return g.sqrt(x);
        }
        if (p != Math.rint(p) || Math.abs(p) > GREATEST_PRODUCT) {
            return power(x, p, g);
        }
        Node product = p == 0 ? g.broadcast(g.constant(1), x.shape()) : product(x, (int) Math.abs(p), g::multiply);
        return p < 0 ? g.divide(g.constant(1), product) : product;
    }

    /** x^n by squaring. */
    private static Node product(Node x, int n, BinaryOperator<Node> times) {
        if (n == 1) {
            return x;
        }
        Node half = product(x, n / 2, times);
        Node square = times.apply(half, half);
        return n % 2 == 0 ? square : times.apply(square, x);
    }

    /** {@code exp(p log x)}; the logarithm of 1 stands in for that of 0, whose gradient would not be a number. */
    private static Node power(Node x, double p, GraphBuilder g) {
        Node zero = g.equal(x, g.constant(0));
        Node log = g.log(g.select(zero, g.constant(1), x));
        return g.select(zero, g.constant(Math.pow(0, p)), g.exp(g.multiply(g.constant(p), log)));
    }
}
