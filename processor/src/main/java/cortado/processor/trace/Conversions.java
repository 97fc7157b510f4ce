package cortado.processor.trace;

import cortado.processor.declaration.Position;
import cortado.processor.declaration.Type;
import cortado.processor.trace.Value.Constant;

/** Java's conversions of numbers. */
final class Conversions {
    private Conversions() {}

    /** A value as a variable, argument or result of a type holds it: numbers widen. */
    static Value assign(Value value, Type type, Position position) {
        if (!(value instanceof Constant constant) || !(promoted(constant.value()) instanceof Number number)) {
            return value;
        }
        return switch (type.name()) {
            case "long" -> new Constant(number.longValue());
            case "float" -> new Constant(number.floatValue());
            case "double" -> new Constant(CallAttributes.number(number));
            case "byte", "short" -> throw new Rejection(position, "type", "use int instead of " + type);
            default -> value;
        };
    }

    /** A value cast to a type; a number that does not fit is an error. */
    static Value cast(Value value, Type type, Position position) {
        if (!(value instanceof Constant constant) || !(promoted(constant.value()) instanceof Number number)) {
            return value;
        }
        double real = number.doubleValue();
        return switch (type.name()) {
            case "int" -> new Constant((int) whole(real, Integer.MIN_VALUE, Integer.MAX_VALUE, type, position));
            case "long" -> new Constant(number instanceof Integer || number instanceof Long
                    ? number.longValue()
                    : whole(real, Long.MIN_VALUE, Long.MAX_VALUE, type, position));
            default -> assign(value, type, position);
        };
    }

    private static long whole(double value, double low, double high, Type type, Position position) {
        if (!(value > low - 1 && value < high + 1)) {
            throw new Rejection(position, "number", value + " does not fit " + (type.name().equals("int") ? "an " : "a ")
                    + type);
        }
        return (long) value;
    }

    /** A char as the int that arithmetic makes of it. */
    static Object promoted(Object value) {
        return value instanceof Character c ? (Object) (int) c : value;
    }
}
