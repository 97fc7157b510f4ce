package cortado.processor.trace;

import cortado.processor.declaration.Type;
import cortado.processor.graph.GraphBuilder;
import cortado.processor.graph.Node;
import cortado.processor.kernel.Function;
import cortado.processor.op.Elementwise;
import cortado.processor.trace.Value.Traced;
import java.util.ArrayList;

/** The methods of {@code cortado.Tokens}. */
final class TokensMethods {
    static final MethodTable TABLE = new MethodTable();

    static {
        ReshapingMethods.addSizes(TABLE);
        TABLE.same("slice", ReshapingMethods::slice);
        TABLE.same("get", ReshapingMethods::get);
        TABLE.same("reshape", ReshapingMethods::reshape);
        TABLE.tensor("oneHot", TokensMethods::oneHot);
        TABLE.tensor("toTensor", TokensMethods::toTensor);
        TABLE.add("equalTo", c -> new Traced(c.g().equal(c.x(), other(c)), Type.MASK));
    }

    private TokensMethods() {}

    private static Node oneHot(MethodCall c) {
        int classes = c.integer(0);
        if (classes < 1) {
            throw new Rejection(c.positions().get(0), "number", "oneHot needs at least 1 class, not " + classes);
        }
        c.network().bound(c.x(), classes);
        var sizes = new ArrayList<>(c.x().shape().sizes());
        sizes.add(1);
        GraphBuilder g = c.g();
        return g.toReal(g.equal(g.reshape(c.x(), sizes), g.position(classes)));
    }

    /** A sum with 0, whose elements are real. */
    private static Node toTensor(MethodCall c) {
        Node zero = c.g().broadcast(c.g().constant(0), c.x().shape());
        return c.g().node(new Elementwise(Function.ADD), c.x(), zero);
    }

    private static Node other(MethodCall c) {
        return c.isNumber(0) ? c.g().constant(c.integer(0)) : c.traced(0, Type.TOKENS);
    }
}
