package cortado.processor.trace;

import cortado.processor.declaration.Type;
import cortado.processor.kernel.Function;

/** The methods of {@code cortado.Mask}. */
final class MaskMethods {
    static final MethodTable TABLE = new MethodTable();

    static {
        ReshapingMethods.addSizes(TABLE);
        TABLE.same("and", c -> c.g().apply(Function.AND, c.x(), c.traced(0, Type.MASK)));
        TABLE.same("or", c -> c.g().apply(Function.OR, c.x(), c.traced(0, Type.MASK)));
        TABLE.same("not", c -> c.g().apply(Function.NOT, c.x()));
        TABLE.tensor("toTensor", c -> c.g().toReal(c.x()));
        TABLE.same("expandDims", ReshapingMethods::expandDims);
        TABLE.same("reshape", ReshapingMethods::reshape);
    }

    private MaskMethods() {}
}
