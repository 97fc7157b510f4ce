package cortado.processor.emit;

import cortado.processor.kernel.Expr;
import cortado.processor.kernel.Function;
import cortado.processor.schedule.Loop;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Formulas as scalar Java expressions, in float or in double. */
final class ScalarCode {
    private final Places places;
    private final Precision precision;
    private final List<Loop> loops;
    private final Map<Expr, String> locals = new HashMap<>();
    private final Set<Function> functions = new TreeSet<>();

    /** @param loops the loops whose variables addresses use, or null for one variable an axis */
    ScalarCode(Places places, Precision precision, List<Loop> loops) {
        this.places = places;
        this.precision = precision;
        this.loops = loops;
    }

    /** From here on the formula is read from a local variable. */
    void name(Expr expr, String local) {
        locals.put(expr, local);
    }

    /** The functions of the runtime that the code calls. */
    Set<Function> functions() {
        return functions;
    }

    /** A numeric expression; a mask becomes 0 or 1. */
    String number(Expr expr) {
        if (locals.containsKey(expr)) {
            return locals.get(expr);
        }
        return switch (expr) {
            case Expr.Const c -> precision.literal(c.value());
            case Expr.BatchSize b -> precision.cast() + "samples";
            case Expr.Position p -> precision.cast() + Places.bracket(Places.code(p.at()));
            case Expr.Load load -> Places.array(load.buffer()) + "[" + places.of(load, loops) + "]";
            case Expr.Uniform u -> precision.widen() + "uniform(key + " + u.call() + "L, " + Places.code(u.sample()) + ", "
                    + Places.code(u.element()) + ")";
            case Expr.Guard g -> "(" + condition(g) + " ? " + number(g.inside()) + " : " + precision.literal(0) + ")";
            case Expr.Reduce r -> throw new IllegalStateException("a reduction is a loop");
            case Expr.Apply a when a.function().isMask() ->
                "(" + mask(a) + " ? " + precision.literal(1) + " : " + precision.literal(0) + ")";
            case Expr.Apply a -> apply(a);
        };
    }

    /** Whether the place of a guard is inside. */
    static String condition(Expr.Guard g) {
        String at = Places.code(g.at());
        return at + " >= " + g.low() + " && " + at + " < " + g.high();
    }

    /** A boolean expression. */
    String mask(Expr expr) {
        if (!(expr instanceof Expr.Apply apply && apply.function().isMask())) {
            return operand(expr) + " != " + precision.literal(0);
        }
        List<Expr> x = apply.arguments();
        return switch (apply.function()) {
            case LESS -> operand(x.get(0)) + " < " + operand(x.get(1));
            case LESS_EQUAL -> operand(x.get(0)) + " <= " + operand(x.get(1));
            case EQUAL -> operand(x.get(0)) + " == " + operand(x.get(1));
            case AND -> "(" + mask(x.get(0)) + ") && (" + mask(x.get(1)) + ")";
            case OR -> "(" + mask(x.get(0)) + ") || (" + mask(x.get(1)) + ")";
            case NOT -> "!(" + mask(x.get(0)) + ")";
            default -> throw new IllegalStateException(apply.function() + " yields no mask");
        };
    }

    private String apply(Expr.Apply apply) {
        List<Expr> x = apply.arguments();
        return switch (apply.function()) {
            case ADD -> operand(x.get(0)) + " + " + operand(x.get(1));
            case SUBTRACT -> operand(x.get(0)) + " - " + operand(x.get(1));
            case MULTIPLY -> operand(x.get(0)) + " * " + operand(x.get(1));
            case DIVIDE -> operand(x.get(0)) + " / " + operand(x.get(1));
            case NEGATE -> "-" + operand(x.get(0));
            case SELECT -> "(" + mask(x.get(0)) + " ? " + number(x.get(1)) + " : " + number(x.get(2)) + ")";
            case MAXIMUM -> "Math.max(" + number(x.get(0)) + ", " + number(x.get(1)) + ")";
            case MINIMUM -> "Math.min(" + number(x.get(0)) + ", " + number(x.get(1)) + ")";
            case ABS -> "Math.abs(" + number(x.get(0)) + ")";
            // A float's root, rounded from the double's, is the correctly rounded one.
            case SQRT -> precision.round() + "Math.sqrt(" + number(x.get(0)) + ")";
            default -> call(apply);
        };
    }

    private String call(Expr.Apply apply) {
        functions.add(apply.function());
        return apply.function().name().toLowerCase(Locale.ROOT) + "(" + number(apply.arguments().get(0)) + ")";
    }

    /** Operators inside of operators get parentheses. */
    private String operand(Expr expr) {
        String code = number(expr);
        boolean atom = !(expr instanceof Expr.Apply) || locals.containsKey(expr) || code.startsWith("(") && isSelect(expr)
                || code.endsWith(")") && isCall(expr);
        return atom && !code.startsWith("-") ? code : "(" + code + ")";
    }

    private static boolean isSelect(Expr expr) {
        return expr instanceof Expr.Apply a && (a.function() == Function.SELECT || a.function().isMask());
    }

    private static boolean isCall(Expr expr) {
        return expr instanceof Expr.Apply a && switch (a.function()) {
            case ADD, SUBTRACT, MULTIPLY, DIVIDE, NEGATE, SQRT -> false;
            default -> true;
        };
    }
}
