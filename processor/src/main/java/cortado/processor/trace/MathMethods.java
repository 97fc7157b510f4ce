package cortado.processor.trace;

import cortado.processor.declaration.Operator;
import cortado.processor.declaration.Type;
import cortado.processor.trace.Value.Constant;
import java.util.function.DoubleUnaryOperator;

/** The methods of {@code Math} on compile-time numbers. */
final class MathMethods {
    static final MethodTable TABLE = new MethodTable();

    static {
        add("sqrt", Math::sqrt);
        add("cbrt", Math::cbrt);
        add("exp", Math::exp);
        add("log", Math::log);
        add("log10", Math::log10);
        add("floor", Math::floor);
        add("ceil", Math::ceil);
        add("sin", Math::sin);
        add("cos", Math::cos);
        add("tan", Math::tan);
        add("tanh", Math::tanh);
        TABLE.add("pow", c -> new Constant(Math.pow(c.number(0), c.number(1))));
        TABLE.add("min", c -> extreme(c, -1));
        TABLE.add("max", c -> extreme(c, 1));
        TABLE.add("abs", MathMethods::abs);
        TABLE.add("round", c -> new Constant(Math.round(c.number(0))));
        TABLE.add("floorDiv", c -> new Constant(Math.floorDiv(c.integer(0), divisor(c))));
        TABLE.add("floorMod", c -> new Constant(Math.floorMod(c.integer(0), divisor(c))));
        TABLE.add("ceilDiv", c -> new Constant(Math.ceilDiv(c.integer(0), divisor(c))));
        TABLE.add("toIntExact", c -> Conversions.cast(
                c.arguments().get(0), new Type("int"), c.position()));
    }

    private MathMethods() {}

    private static void add(String name, DoubleUnaryOperator function) {
        TABLE.add(name, c -> new Constant(function.applyAsDouble(c.number(0))));
    }

    private static int divisor(MethodCall c) {
        if (c.integer(1) == 0) {
            throw new Rejection(c.positions().get(1), "number", "'" + c.name() + "' divides by zero");
        }
        return c.integer(1);
    }

    /** The greater of both, or the smaller for {@code sign} -1, in the wider of their types. */
    private static Value extreme(MethodCall c, int sign) {
        Object a = number(c, 0);
        Object b = number(c, 1);
        boolean first = sign * c.number(0) >= sign * c.number(1);
        // Adding a zero of the other's type widens as Java does.
        Object zero = Numbers.zero(first ? b : a);
        return Numbers.binary(Operator.PLUS, first ? a : b, zero, c.position());
    }

    private static Object number(MethodCall c, int index) {
        c.number(index);
        return ((Constant) c.arguments().get(index)).value();
    }

    private static Value abs(MethodCall c) {
        boolean negative = c.number(0) < 0;
        return negative
                ? Numbers.unary(Operator.MINUS, number(c, 0), c.position())
                : c.arguments().get(0);
    }
}
