package cortado.processor.trace;

import cortado.processor.declaration.Operator;
import cortado.processor.declaration.Position;
import cortado.processor.trace.Value.Constant;

/** Java's arithmetic on compile-time values, but that integers which overflow are an error. */
final class Numbers {
    private static final int LONGEST_TEXT = 10_000;

    private Numbers() {}

    static Value binary(Operator operator, Object left, Object right, Position position) {
        if (operator == Operator.PLUS && (left instanceof String || right instanceof String)) {
            return new Constant(joined(String.valueOf(left), String.valueOf(right), position));
        }
        if (left instanceof Boolean a && right instanceof Boolean b) {
            return new Constant(logic(operator, a, b));
        }
        Object a = Conversions.promoted(left);
        Object b = Conversions.promoted(right);
        if (!(a instanceof Number x && b instanceof Number y)) {
            throw new Rejection(position, "type", "'" + operator + "' does not apply to " + new Constant(left).kind()
                    + " and " + new Constant(right).kind());
        }
        try {
            return new Constant(binary(operator, x, y));
        } catch (ArithmeticException e) {
            throw new Rejection(position, "number", e.getMessage().contains("zero")
                    ? left + " " + operator + " " + right + " divides by zero"
                    : left + " " + operator + " " + right + " does not fit "
                            + (x instanceof Long || y instanceof Long ? "a long" : "an int, whose greatest value is "
                            + Integer.MAX_VALUE));
        }
    }

    private static String joined(String left, String right, Position position) {
        if (left.length() + right.length() > LONGEST_TEXT) {
            throw new Rejection(
                    position, "value", "a String can't be longer than " + LONGEST_TEXT + " characters here");
        }
        return left + right;
    }

    private static Object binary(Operator operator, Number x, Number y) {
        boolean shift = operator.toString().contains("<<") || operator.toString().contains(">>");
        if (x instanceof Double || y instanceof Double) {
            return real(operator, CallAttributes.number(x), CallAttributes.number(y));
        }
        if (x instanceof Float || y instanceof Float) {
            Object result = real(operator, x.floatValue(), y.floatValue());
            return result instanceof Double d ? (Object) d.floatValue() : result;
        }
        if (x instanceof Long || y instanceof Long && !shift) {
            return integer(operator, x.longValue(), y.longValue(), Long.SIZE);
        }
        Object result = integer(operator, x.longValue(), y.longValue(), Integer.SIZE);
        return result instanceof Long wide ? (Object) Math.toIntExact(wide) : result;
    }

    private static boolean logic(Operator operator, boolean a, boolean b) {
        return switch (operator) {
            case AND, CONDITIONAL_AND -> a & b;
            case OR, CONDITIONAL_OR -> a | b;
            case XOR, NOT_EQUAL -> a != b;
            case EQUAL -> a == b;
            default -> throw new IllegalArgumentException(operator + " on booleans");
        };
    }

    private static Object real(Operator operator, double a, double b) {
        return switch (operator) {
            case PLUS -> a + b;
            case MINUS -> a - b;
            case TIMES -> a * b;
            case DIVIDE -> a / b;
            case REMAINDER -> a % b;
            default -> compare(operator, a < b, a == b, a > b);
        };
    }

    private static Object integer(Operator operator, long a, long b, int bits) {
        return switch (operator) {
            case PLUS -> Math.addExact(a, b);
            case MINUS -> Math.subtractExact(a, b);
            case TIMES -> Math.multiplyExact(a, b);
            case DIVIDE -> Math.divideExact(a, b);
            case REMAINDER -> a % b;
            case SHIFT_LEFT -> shiftLeft(a, distance(b, bits));
            case SHIFT_RIGHT -> a >> distance(b, bits);
            case SHIFT_RIGHT_UNSIGNED -> (bits == Integer.SIZE ? a & 0xFFFFFFFFL : a) >>> distance(b, bits);
            case AND -> a & b;
            case OR -> a | b;
            case XOR -> a ^ b;
            default -> compare(operator, a < b, a == b, a > b);
        };
    }

    private static long distance(long b, int bits) {
        if (b < 0 || b >= bits) {
            throw new ArithmeticException("shift");
        }
        return b;
    }

    private static long shiftLeft(long a, long distance) {
        if (a << distance >> distance != a) {
            throw new ArithmeticException("overflow");
        }
        return a << distance;
    }

    private static boolean compare(Operator operator, boolean less, boolean equal, boolean greater) {
        return switch (operator) {
            case LESS -> less;
            case LESS_EQUAL -> less || equal;
            case GREATER -> greater;
            case GREATER_EQUAL -> greater || equal;
            case EQUAL -> equal;
            case NOT_EQUAL -> !equal;
            default -> throw new IllegalArgumentException(operator + " on numbers");
        };
    }

    static Value unary(Operator operator, Object operand, Position position) {
        Object value = Conversions.promoted(operand);
        return switch (value) {
            case Boolean b when operator == Operator.NOT -> new Constant(!b);
            case Number n when operator == Operator.PLUS -> new Constant(n);
            case Float f when operator == Operator.MINUS -> new Constant(-f);
            case Double d when operator == Operator.MINUS -> new Constant(-d);
            case Number n when operator == Operator.MINUS -> binary(Operator.MINUS, 0, n, position);
            case Integer i when operator == Operator.COMPLEMENT -> new Constant(~i);
            case Long l when operator == Operator.COMPLEMENT -> new Constant(~l);
            default -> throw new Rejection(position, "type", "'" + operator + "' does not apply to "
                    + new Constant(operand).kind());
        };
    }

    /** 0 in the type of a number. */
    static Object zero(Object number) {
        return switch (number) {
            case Double d -> 0.0;
            case Float f -> 0f;
            case Long l -> 0L;
            default -> 0;
        };
    }
}
